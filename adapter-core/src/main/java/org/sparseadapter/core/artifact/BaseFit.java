// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.ParameterSpec;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.text.Quoted;

/** Whether an adapter belongs to a base model: same weights, and exactly the tensors that its settings call for. */
public final class BaseFit {

    private BaseFit() {}

    /**
     * Passes an adapter that fits.
     *
     * @throws ArtifactException when it was made for another base, or a tensor is missing, unknown or of another shape; or
     *     when one of its parts was
     */
    public static AdapterState require(AdapterState state, BaseModelInfo base) {
        for (int i = 0; i < state.parts().size(); i++) {
            try {
                require(state.parts().get(i), base);
            } catch (ArtifactException e) {
                throw new ArtifactException("part " + state.config().parts().get(i) + ": " + e.getMessage(), e);
            }
        }
        if (!state.baseDigest().equals(base.digest())) {
            throw new ArtifactException(
                    "made for the base model " + state.baseDigest() + ", found " + base.id() + ", " + base.digest());
        }
        SortedMap<String, long[]> expected = expected(state, base);
        for (Map.Entry<String, long[]> entry : expected.entrySet()) {
            Parameter parameter = state.parameters().get(entry.getKey());
            if (parameter == null) {
                throw new ArtifactException("tensor " + Quoted.text(entry.getKey()) + " is missing");
            }
            if (!Arrays.equals(parameter.shape(), entry.getValue())) {
                throw new ArtifactException("tensor " + Quoted.text(entry.getKey()) + ": expected shape "
                        + Arrays.toString(entry.getValue()) + ", found " + Arrays.toString(parameter.shape()));
            }
        }
        for (String name : state.parameters().keySet()) {
            if (!expected.containsKey(name)) {
                throw new ArtifactException("tensor " + Quoted.text(name) + " has no place in this adapter");
            }
        }
        return state;
    }

    private static SortedMap<String, long[]> expected(AdapterState state, BaseModelInfo base) {
        SortedMap<String, long[]> shapes = new TreeMap<>();
        try {
            for (ParameterSpec spec : state.config()
                    .parameters(
                            base,
                            state.parts().stream().map(AdapterState::config).toList())) {
                shapes.put(spec.name(), spec.shape());
            }
            for (ParameterSpec spec : state.head().parameters(base)) {
                shapes.put(spec.name(), spec.shape());
            }
        } catch (IllegalArgumentException e) {
            throw new ArtifactException("the adapter does not fit " + base.id() + ": " + e.getMessage(), e);
        }
        return shapes;
    }
}
