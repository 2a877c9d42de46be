// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Set;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.IntRange;

/**
 * The depth of a head over the pooled vector.
 *
 * @param count 1: a linear layer; 2: a dense layer as wide as the base model and a non-linearity before it, which is the head
 *     of the transformers library's classifiers over RoBERTa, BART and DistilBERT
 * @param activation the non-linearity between two layers; {@link HeadActivation#TANH} for a head of one
 */
public record HeadLayers(int count, HeadActivation activation) {

    private static final IntRange RANGE = new IntRange(1, 2);
    private static final String COUNT = "headLayers";
    private static final String ACTIVATION = "headActivation";

    /** One linear layer. */
    public static final HeadLayers ONE = new HeadLayers(1, HeadActivation.TANH);

    /** The names of its fields, which an artifact may leave out. */
    static final Set<String> NAMES = Set.of(COUNT, ACTIVATION);

    public HeadLayers {
        RANGE.require(COUNT, count);
        Objects.requireNonNull(activation, "activation");
        if (count == 1 && activation != HeadActivation.TANH) {
            throw new IllegalArgumentException(
                    ACTIVATION + " " + activation.word() + " is for a head with headLayers 2, found 1");
        }
    }

    /** So many layers, with a tanh between two. */
    public static HeadLayers of(int count) {
        return new HeadLayers(count, HeadActivation.TANH);
    }

    static HeadLayers read(Fields fields) {
        int count = fields.integer(COUNT, ONE.count, RANGE);
        HeadActivation activation = fields.choice(ACTIVATION, ONE.activation, HeadActivation.values());
        if (count == 1 && activation != HeadActivation.TANH) {
            throw fields.error(ACTIVATION, "expected none beside headLayers 1, found " + activation.word());
        }
        return new HeadLayers(count, activation);
    }

    void write(ObjectNode json) {
        json.put(COUNT, count);
        // Left out where it is the default: recipes from before there was a choice keep their form.
        if (activation != HeadActivation.TANH) {
            json.put(ACTIVATION, activation.word());
        }
    }
}
