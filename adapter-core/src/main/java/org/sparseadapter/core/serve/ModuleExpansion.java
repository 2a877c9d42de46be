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
        return AdapterModule.bytes(module.state()) + values(module.state());
    }

    private static long values(AdapterState state) {
        return state.parameters().values().stream()
                        .mapToLong(parameter -> (long) Float.BYTES * parameter.kept())
                        .sum()
                + state.parts().stream().mapToLong(ModuleExpansion::values).sum();
    }

    @Override
    public void close(AdapterModule module) {
        module.close();
    }
}
