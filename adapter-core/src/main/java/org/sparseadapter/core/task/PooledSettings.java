// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

/**
 * Classification and regression: how deep the head over the pooled vector is.
 *
 * @param headLayers 1: a linear layer; 2: a dense layer as wide as the base model and a non-linearity before it, which is
 *     the head of the transformers library's classifiers over RoBERTa, BART and DistilBERT
 * @param headActivation the non-linearity between two layers; {@link HeadActivation#TANH} for a head of one
 */
public record PooledSettings(int headLayers, HeadActivation headActivation) implements TaskSettings {

    /** One linear layer. */
    public static final PooledSettings DEFAULTS = new PooledSettings(1);

    /** The most layers of a head. */
    public static final int MOST_LAYERS = 2;

    public PooledSettings {
        if (headLayers < 1 || headLayers > MOST_LAYERS) {
            throw new IllegalArgumentException("headLayers must be 1 or " + MOST_LAYERS + ", found " + headLayers);
        }
        if (headLayers == 1 && headActivation != HeadActivation.TANH) {
            throw new IllegalArgumentException(
                    "headActivation " + headActivation.word() + " is for a head with headLayers 2, found 1");
        }
    }

    /** With a tanh between two layers. */
    public PooledSettings(int headLayers) {
        this(headLayers, HeadActivation.TANH);
    }

    @Override
    public boolean suits(TaskKind kind) {
        return kind.pools();
    }
}
