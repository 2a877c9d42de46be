// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.sparseadapter.core.adapter.Parameter;

/** All parameters under training, in the order of their names. */
final class TrainedWeights {

    private final List<TrainedTensor> tensors = new ArrayList<>();

    /**
     * @param initial where each starts, and under which mask
     * @param arrays the engine's array of a name
     */
    TrainedWeights(SortedMap<String, Parameter> initial, Function<String, NDArray> arrays) {
        initial.forEach((name, values) -> tensors.add(new TrainedTensor(name, values, arrays.apply(name))));
    }

    List<TrainedTensor> tensors() {
        return List.copyOf(tensors);
    }

    /**
     * Fetches the gradients, clears the engine's and moves the weights.
     *
     * @param clip the largest global norm of the gradient; 0 for no limit
     * @return the norm before clipping; not finite when the gradient is not, and then nothing has moved
     */
    double step(AdamW optimiser, double clip, int step, double rate) {
        double norm = Math.sqrt(
                tensors.stream().mapToDouble(TrainedTensor::pullGradient).sum());
        if (Double.isFinite(norm)) {
            float scale = clip > 0 && norm > clip ? (float) (clip / norm) : 1f;
            tensors.forEach(tensor -> tensor.step(optimiser, scale, step, rate));
        }
        return norm;
    }

    /** What a run ends with: the best epoch's weights where one was kept, else the last ones. */
    SortedMap<String, Parameter> chosen(RunState state) {
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        for (int i = 0; i < tensors.size(); i++) {
            TrainedTensor tensor = tensors.get(i);
            float[] values = state.best().isPresent() ? state.best().get()[i] : tensor.values();
            parameters.put(tensor.name(), tensor.parameter(values));
        }
        return parameters;
    }
}
