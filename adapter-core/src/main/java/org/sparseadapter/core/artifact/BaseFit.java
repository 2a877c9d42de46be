// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.safetensors.TensorInfo;
import org.sparseadapter.core.text.Quoted;

/**
 * Checks that an adapter belongs to a base model: same digest of its weights, and exactly the tensors that its settings call
 * for.
 */
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
            } catch (SafetensorsException e) {
                throw new ArtifactException("part " + state.config().parts().get(i) + ": " + e.getMessage(), e);
            }
        }
        if (!state.baseDigest().equals(base.digest())) {
            throw new ArtifactException(
                    "made for the base model " + state.baseDigest() + ", found " + base.id() + ", " + base.digest());
        }
        List<AdapterConfig> parts =
                state.parts().stream().map(AdapterState::config).toList();
        SortedMap<String, long[]> expected = expected(state.config(), parts, state.head(), base);
        for (Map.Entry<String, long[]> entry : expected.entrySet()) {
            Parameter parameter = state.parameters().get(entry.getKey());
            if (parameter == null) {
                throw new ArtifactException("tensor " + Quoted.text(entry.getKey()) + " is missing");
            }
            requireShape(entry.getKey(), entry.getValue(), parameter.shape());
        }
        state.parameters().keySet().forEach(name -> requirePlace(name, expected));
        return state;
    }

    /**
     * Passes the headers of an adapter without parts in which every tensor has a place and a shape that the base model
     * gives.
     */
    static void requireClaims(ArtifactMetadata metadata, Map<String, TensorInfo> tensors, BaseModelInfo base) {
        if (!metadata.adapter().parts().isEmpty()) {
            throw new ArtifactException("is made of parts, which are not in the file");
        }
        SortedMap<String, long[]> expected = expected(metadata.adapter(), List.of(), metadata.head(), base);
        metadata.matrices().forEach((name, entry) -> {
            requirePlace(name, expected);
            requireShape(name, expected.get(name), entry.shape());
        });
        tensors.forEach((name, tensor) -> {
            if (!ArtifactFormat.isPartOf(name, metadata.matrices().keySet())) {
                requirePlace(name, expected);
                requireShape(name, expected.get(name), tensor.dimensions());
            }
        });
    }

    private static void requirePlace(String name, SortedMap<String, long[]> expected) {
        if (!expected.containsKey(name)) {
            throw new ArtifactException("tensor " + Quoted.text(name) + " has no place in this adapter");
        }
    }

    private static void requireShape(String name, long[] expected, long[] found) {
        if (!Arrays.equals(found, expected)) {
            throw new ArtifactException("tensor " + Quoted.text(name) + ": expected shape " + Arrays.toString(expected)
                    + ", found " + Arrays.toString(found));
        }
    }

    private static SortedMap<String, long[]> expected(
            AdapterConfig config, List<AdapterConfig> parts, HeadConfig head, BaseModelInfo base) {
        SortedMap<String, long[]> shapes = new TreeMap<>();
        try {
            config.parameters(base, parts).forEach(spec -> shapes.put(spec.name(), spec.shape()));
            head.parameters(base).forEach(spec -> shapes.put(spec.name(), spec.shape()));
        } catch (IllegalArgumentException | FieldException e) {
            throw new ArtifactException("the adapter does not fit " + base.id() + ": " + e.getMessage(), e);
        }
        return shapes;
    }
}
