// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.tensor.ExactProducts;
import org.sparseadapter.core.tensor.FrozenProducts;
import org.sparseadapter.core.tensor.HalfProducts;
import org.sparseadapter.core.tensor.HostTensor;
import org.sparseadapter.core.tensor.Normalisation;
import org.sparseadapter.core.tensor.Projection;

/** A base model's weights in the engine, by Hugging Face name. */
final class WeightArrays {

    private final Map<String, NDArray> arrays;

    private final NDManager manager;
    private final Optional<FrozenProducts> products;

    private WeightArrays(Map<String, NDArray> arrays, NDManager manager, Optional<FrozenProducts> products) {
        this.arrays = arrays;
        this.manager = manager;
        this.products = products;
    }

    /** Copies the weights to the manager's device; double precision is for numerical gradient checks. */
    static WeightArrays copy(SortedMap<String, HostTensor> tensors, NDManager manager, DataType precision) {
        Map<String, NDArray> arrays = new HashMap<>();
        tensors.forEach((name, tensor) -> {
            NDArray single = tensor.toArray(manager);
            arrays.put(name, precision == DataType.FLOAT32 ? single : single.toType(precision, false));
        });
        return new WeightArrays(arrays, manager, ExactProducts.load(manager));
    }

    /** The same weights; projections multiply in bfloat16. */
    WeightArrays halved() {
        return new WeightArrays(arrays, manager, Optional.of(HalfProducts.load(manager)));
    }

    /** Owner of the weights, and of whatever else lives as long as they do. */
    NDManager manager() {
        return manager;
    }

    SortedMap<String, NDArray> byName() {
        return new TreeMap<>(arrays);
    }

    Optional<NDArray> optionalArray(String name) {
        return Optional.ofNullable(arrays.get(name));
    }

    NDArray array(String name) {
        return optionalArray(name).orElseThrow(() -> new BaseModelException("tensor " + name + " is missing"));
    }

    Projection projection(String name) {
        NDArray weight = array(name + ".weight");
        NDArray bias = array(name + ".bias");
        return products.map(frozen -> Projection.through(frozen, weight, bias))
                .orElseGet(() -> Projection.exact(weight, bias));
    }

    Optional<Projection> optionalProjection(String name) {
        return arrays.containsKey(name + ".weight") ? Optional.of(projection(name)) : Optional.empty();
    }

    Normalisation normalisation(String name, float epsilon) {
        return new Normalisation(array(name + ".weight"), array(name + ".bias"), epsilon);
    }
}
