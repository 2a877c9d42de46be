// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.Device;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.recipe.Recipe;

/**
 * BitFit (Ben Zaken, Ravfogel and Goldberg, 2022), the smallest of the baselines that touch the base model: its biases,
 * those of the LayerNorms among them, are trained with the head, and everything else stays. As with {@link
 * FullFineTuning}, no other adapter can share the model that comes out, so no platform serves it.
 */
public final class BitFit {

    private static final String BIAS = ".bias";

    private BitFit() {}

    /**
     * Trains the biases of a copy of the base model of its own and measures it.
     *
     * @param source the base model's files; left as they are
     * @param recipe its adapter and pruning are ignored, and so is {@code train.patience}: the last weights count
     * @param listener hears of every step; no checkpoints are made
     * @throws WorkStoppedException when the listener asks for it
     */
    public static FineTuningResult run(
            ModelSource source, Device device, Recipe recipe, TaskData data, TrainingListener listener) {
        return new BaseFineTuning(name -> name.endsWith(BIAS)).run(source, device, recipe, data, listener);
    }
}
