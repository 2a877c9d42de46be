// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.site.SiteFunctions;

/**
 * An adapter in the engine: its parameters as arrays, and what it does with them. Masked values are zeros of dense
 * arrays, since sparse products are slower than dense ones below 93 % sparsity.
 *
 * <p>For serving it is immutable and safe for several threads. For training, {@link #trainable()} turns on gradients;
 * an optimiser may then change the arrays in place, and {@link #snapshot()} reads them back.
 *
 * <p>It owns a manager of its own and releases all arrays when closed.
 */
public final class AdapterModule implements AutoCloseable {

    private final AdapterState state;
    private final NDManager manager;
    private final SortedMap<String, NDArray> parameters;
    private final SiteFunctions sites;

    /**
     * Copies the values into the engine.
     *
     * @param parent gives the device; closing it closes the module
     */
    public AdapterModule(AdapterState state, NDManager parent) {
        this(state, parent, DataType.FLOAT32);
    }

    /** As the public one; double precision is for numerical gradient checks. */
    AdapterModule(AdapterState state, NDManager parent, DataType precision) {
        this.state = state;
        this.manager = parent.newSubManager();
        SortedMap<String, NDArray> arrays = new TreeMap<>();
        state.parameters().forEach((name, values) -> arrays.put(name, array(values, manager, precision)));
        this.parameters = Collections.unmodifiableSortedMap(arrays);
        this.sites = state.config().bind(this::parameter, parts(state, manager, precision));
    }

    /** Parts are bound without their heads and without gradients. */
    private static List<SiteFunctions> parts(AdapterState state, NDManager manager, DataType precision) {
        List<SiteFunctions> functions = new ArrayList<>();
        for (AdapterState part : state.parts()) {
            Map<String, NDArray> arrays = new HashMap<>();
            part.parameters().forEach((name, values) -> {
                if (!AdapterState.isHead(name)) {
                    arrays.put(name, array(values, manager, precision));
                }
            });
            functions.add(part.config().bind(arrays::get, List.of()));
        }
        return functions;
    }

    private static NDArray array(Parameter values, NDManager manager, DataType precision) {
        return manager.create(values.dense(), new Shape(values.shape())).toType(precision, false);
    }

    /** Bytes of the arrays that a module of a state holds in single precision, those of its parts included. */
    public static long bytes(AdapterState state) {
        long parts = state.parts().stream()
                .flatMap(part -> part.parameters().entrySet().stream())
                .filter(entry -> !AdapterState.isHead(entry.getKey()))
                .mapToLong(entry -> entry.getValue().size())
                .sum();
        return state.denseBytes() + Float.BYTES * parts;
    }

    /** Turns on gradients for every parameter; parts stay frozen. */
    public AdapterModule trainable() {
        parameters.values().forEach(array -> array.setRequiresGradient(true));
        return this;
    }

    /** The state that it was made of. */
    public AdapterState state() {
        return state;
    }

    /** Owner of the parameters. */
    public NDManager manager() {
        return manager;
    }

    /** What it does at the sites of the base model. */
    public SiteFunctions sites() {
        return sites;
    }

    /** All parameters by name, the head's among them. */
    public SortedMap<String, NDArray> parameters() {
        return parameters;
    }

    /**
     * One parameter.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public NDArray parameter(String name) {
        return Optional.ofNullable(parameters.get(name))
                .orElseThrow(() ->
                        new IllegalArgumentException("the " + state.config().kind() + " adapter has no parameter "
                                + name + ", only " + parameters.keySet()));
    }

    /**
     * The layers of the task head, without its dropout.
     *
     * @param pooled {@code [rows, hidden]}: one row per sequence, or per token for question answering
     * @return {@code [rows, outputs]}
     */
    public NDArray head(NDArray pooled) {
        NDArray seen = state.head().layers() > 1
                ? Activation.of(state.head().activation())
                        .apply(layer(pooled, AdapterState.HEAD_INNER_WEIGHT, AdapterState.HEAD_INNER_BIAS))
                : pooled;
        return layer(seen, AdapterState.HEAD_WEIGHT, AdapterState.HEAD_BIAS);
    }

    private NDArray layer(NDArray rows, String weight, String bias) {
        return Linear.linear(rows, parameter(weight), parameter(bias)).singletonOrThrow();
    }

    /** Reads the current values back; each parameter keeps its mask. */
    public AdapterState snapshot() {
        SortedMap<String, Parameter> values = new TreeMap<>();
        state.parameters().forEach((name, old) -> {
            try (NDArray single = parameter(name).toType(DataType.FLOAT32, true)) {
                values.put(name, old.withValues(single.toFloatArray()));
            }
        });
        return state.withParameters(values);
    }

    @Override
    public void close() {
        manager.close();
    }
}
