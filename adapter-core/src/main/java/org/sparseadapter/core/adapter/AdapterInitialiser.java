// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.TaskSupport;

/**
 * Draws the initial values of an adapter from a seed. The same seed gives the same bits on every platform: the draws are
 * {@link NormalDraws}, one stream per parameter, seeded with the run's seed and the parameter's name, so that adding a
 * parameter elsewhere changes no other.
 */
public final class AdapterInitialiser {

    /** Standard deviation of projections and of the head. */
    public static final double DEVIATION = 0.02;

    private AdapterInitialiser() {}

    /** The dense initial adapter with its head. */
    public static AdapterState initial(AdapterConfig config, HeadConfig head, BaseModelInfo base, long seed) {
        return initial(config, List.of(), head, base, seed);
    }

    /**
     * The dense initial adapter with its head.
     *
     * @param parts the adapters that {@link AdapterConfig#parts()} names, in that order
     */
    public static AdapterState initial(
            AdapterConfig config, List<AdapterState> parts, HeadConfig head, BaseModelInfo base, long seed) {
        TaskSupport.requireLength(head.maxTokens(), base);
        List<ParameterSpec> specs = new ArrayList<>(
                config.parameters(base, parts.stream().map(AdapterState::config).toList()));
        specs.addAll(head.parameters(base));
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        for (ParameterSpec spec : specs) {
            parameters.put(spec.name(), new DenseParameter(spec.shape(), values(spec, seed)));
        }
        return new AdapterState(config, head, base.digest(), parameters, parts);
    }

    private static float[] values(ParameterSpec spec, long seed) {
        return switch (spec.initialisation()) {
            case NORMAL -> normal(spec.name(), spec.size(), seed);
            case UNIT_NORMAL -> normal(spec.name(), spec.size(), seed, 1);
            case ZERO -> new float[spec.size()];
            case IDENTITY -> identity(spec);
        };
    }

    private static float[] identity(ParameterSpec spec) {
        int width = Math.toIntExact(spec.shape()[1]);
        float[] values = new float[spec.size()];
        for (int i = 0; i < values.length; i += width + 1) {
            values[i] = 1;
        }
        return values;
    }

    /** The values N(0, {@link #DEVIATION}) that a parameter of this name and size draws from a seed. */
    public static float[] normal(String name, int size, long seed) {
        return normal(name, size, seed, DEVIATION);
    }

    private static float[] normal(String name, int size, long seed, double deviation) {
        NormalDraws draws = NormalDraws.of(seed, name);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (deviation * draws.next());
        }
        return values;
    }
}
