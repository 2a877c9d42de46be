// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;

/** Decodes an artifact and copies it into the engine. */
final class ModuleExpansion implements Expansion<ServedAdapter, AdapterModule> {

    @Override
    public AdapterModule expand(ServedAdapter adapter) {
        return new AdapterModule(adapter.compact().state(), adapter.base().manager());
    }

    // A module keeps the values that it was made of beside its arrays, so both are counted.
    @Override
    public long bytes(AdapterModule module) {
        return bytes(module.state());
    }

    private static long bytes(AdapterState state) {
        return state.parameters().values().stream()
                        .mapToLong(parameter -> (long) Float.BYTES * (parameter.size() + parameter.kept()))
                        .sum()
                + state.parts().stream().mapToLong(ModuleExpansion::bytes).sum();
    }

    @Override
    public void close(AdapterModule module) {
        module.close();
    }
}
