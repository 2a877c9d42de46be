// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.plm.BaseModelInfo;

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
        if (head.maxTokens() > base.maxTokens()) {
            throw new IllegalArgumentException("task.maxTokens is " + head.maxTokens() + ", but " + base.id()
                    + " has positions for " + base.maxTokens());
        }
        List<ParameterSpec> specs = new ArrayList<>(config.parameters(base));
        specs.addAll(head.parameters(base));
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        for (ParameterSpec spec : specs) {
            float[] values = spec.initialisation() == Initialisation.ZERO
                    ? new float[spec.size()]
                    : normal(spec.name(), spec.size(), seed);
            parameters.put(spec.name(), new DenseParameter(spec.shape(), values));
        }
        return new AdapterState(config, head, base.digest(), parameters);
    }

    /** The values N(0, {@link #DEVIATION}) that a parameter of this name and size draws from a seed. */
    public static float[] normal(String name, int size, long seed) {
        NormalDraws draws = NormalDraws.of(seed, name);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (DEVIATION * draws.next());
        }
        return values;
    }
}
