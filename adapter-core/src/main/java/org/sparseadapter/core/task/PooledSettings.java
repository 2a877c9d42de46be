// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.IntRange;

/**
 * The settings of classification and regression: the depth of the head over the pooled vector.
 *
 * @param headLayers 1: a linear layer; 2: a dense layer as wide as the base model and a tanh before it, which is the head of
 *     the transformers library's classifiers over RoBERTa and BART
 */
public record PooledSettings(int headLayers) implements TaskSettings {

    /** One layer or two. */
    static final IntRange LAYERS = new IntRange(1, 2);

    static final String HEAD_LAYERS = "headLayers";

    /** One linear layer. */
    public static final PooledSettings DEFAULTS = new PooledSettings(1);

    static final SettingsForm FORM = new SettingsForm(DEFAULTS, PooledSettings::read, Set.of(HEAD_LAYERS));

    public PooledSettings {
        LAYERS.require(HEAD_LAYERS, headLayers);
    }

    private static PooledSettings read(Fields fields) {
        return new PooledSettings(fields.integer(HEAD_LAYERS, DEFAULTS.headLayers, LAYERS));
    }

    @Override
    public void write(ObjectNode json) {
        json.put(HEAD_LAYERS, headLayers);
    }
}
