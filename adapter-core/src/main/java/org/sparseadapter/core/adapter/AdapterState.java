// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An adapter at rest: what a file holds and what moves between training and serving.
 *
 * @param config kind and size
 * @param head task head
 * @param baseDigest digest of the base model that it belongs to
 * @param parameters values by name, the head's (such as {@link #HEAD_WEIGHT}) among them
 * @param parts the frozen adapters that {@link AdapterConfig#parts()} names, in that order
 */
public record AdapterState(
        AdapterConfig config,
        HeadConfig head,
        String baseDigest,
        SortedMap<String, Parameter> parameters,
        List<AdapterState> parts) {

    /** Name of the matrix of a head's first layer of two, {@code [hidden, hidden]}. */
    public static final String HEAD_INNER_WEIGHT = "head.inner.weight";

    /** Name of the bias of a head's first layer of two, {@code [hidden]}. */
    public static final String HEAD_INNER_BIAS = "head.inner.bias";

    /** Name of the head's matrix, {@code [outputs, hidden]}. */
    public static final String HEAD_WEIGHT = "head.weight";

    /** Name of the head's bias, {@code [outputs]}. */
    public static final String HEAD_BIAS = "head.bias";

    public AdapterState {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(baseDigest, "baseDigest");
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        parts = List.copyOf(parts);
        PartCheck.require(config, baseDigest, parts);
    }

    /** An adapter without parts. */
    public AdapterState(
            AdapterConfig config, HeadConfig head, String baseDigest, SortedMap<String, Parameter> parameters) {
        this(config, head, baseDigest, parameters, List.of());
    }

    /**
     * Whether pruning may remove values of a parameter, as {@link ParameterSpec#isPrunable()}: the adapter's weights; never
     * biases, the head, or what was computed for serving.
     */
    public static boolean isPrunable(String name) {
        return ParameterNames.isPrunable(name);
    }

    /** Whether a parameter is the task head's. */
    static boolean isHead(String name) {
        return ParameterNames.isHead(name);
    }

    /** The weight matrices that pruning may thin out, by name. */
    public SortedMap<String, Parameter> prunable() {
        SortedMap<String, Parameter> matrices = new TreeMap<>(parameters);
        matrices.keySet().removeIf(name -> !isPrunable(name));
        return matrices;
    }

    /** The same adapter with other values. */
    public AdapterState withParameters(SortedMap<String, Parameter> values) {
        return new AdapterState(config, head, baseDigest, values, parts);
    }

    /** What is served: itself, unless {@link AdapterConfig#servingForm()} is another form. */
    public AdapterState servingForm() {
        AdapterConfig served = config.servingForm();
        return served.equals(config)
                ? this
                : new AdapterState(served, head, baseDigest, config.servingParameters(parameters), parts);
    }

    /** Bytes that its own values take dense in 32-bit floats; its parts' are not among them. */
    public long denseBytes() {
        return Float.BYTES
                * parameters.values().stream().mapToLong(Parameter::size).sum();
    }

    /** What remains of each prunable matrix, in the order of their names. */
    public List<MatrixDensity> densities() {
        return prunable().entrySet().stream()
                .map(entry -> new MatrixDensity(
                        entry.getKey(),
                        entry.getValue().kept(),
                        entry.getValue().size()))
                .toList();
    }
}
