// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.Interval;

/**
 * The settings of multi-label classification: the depth of the head over the pooled vector, and when a label is given.
 *
 * @param head its layers
 * @param threshold the probability above which a label is given, in (0, 1)
 */
public record MultiLabelSettings(HeadLayers head, double threshold) implements TaskSettings {

    private static final Interval THRESHOLD = Interval.open(0, 1);

    private static final String NAME = "threshold";

    /** One linear layer; labels that are more probable than not. */
    public static final MultiLabelSettings DEFAULTS = new MultiLabelSettings(1, 0.5);

    static final SettingsForm FORM = new SettingsForm(DEFAULTS, MultiLabelSettings::read, HeadLayers.NAMES);

    public MultiLabelSettings {
        Objects.requireNonNull(head, "head");
        THRESHOLD.require(NAME, threshold);
    }

    /** With a tanh between two layers. */
    public MultiLabelSettings(int headLayers, double threshold) {
        this(HeadLayers.of(headLayers), threshold);
    }

    @Override
    public int headLayers() {
        return head.count();
    }

    @Override
    public HeadActivation headActivation() {
        return head.activation();
    }

    /** Whether a label of that probability is given. */
    public boolean gives(double probability) {
        return probability > threshold;
    }

    private static MultiLabelSettings read(Fields fields) {
        return new MultiLabelSettings(HeadLayers.read(fields), fields.number(NAME, DEFAULTS.threshold, THRESHOLD));
    }

    @Override
    public void write(ObjectNode json) {
        head.write(json);
        json.put(NAME, threshold);
    }
}
