// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.Device;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.recipe.Recipe;

/**
 * Full fine-tuning, the baseline of every adapter: all weights of the base model are trained with the head. It makes a
 * model that no adapter can share, so it is a call of this library and nothing that a platform serves.
 */
public final class FullFineTuning {

    private FullFineTuning() {}

    /**
     * Trains a copy of the base model of its own and measures it.
     *
     * @param source the base model's files; left as they are
     * @param recipe its adapter and pruning are ignored, and so is {@code train.patience}: the last weights count
     * @param listener hears of every step; no checkpoints are made
     * @throws WorkStoppedException when the listener asks for it
     */
    public static FineTuningResult run(
            ModelSource source, Device device, Recipe recipe, TaskData data, TrainingListener listener) {
        return new BaseFineTuning(name -> true).run(source, device, recipe, data, listener);
    }
}
