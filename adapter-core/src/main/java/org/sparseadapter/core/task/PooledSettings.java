// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.sparseadapter.core.json.Fields;

/**
 * The settings of a task whose head reads one pooled vector: the depth of that head.
 *
 * @param head its layers
 */
public record PooledSettings(HeadLayers head) implements TaskSettings {

    /** One linear layer. */
    public static final PooledSettings DEFAULTS = new PooledSettings(HeadLayers.ONE);

    static final SettingsForm FORM = new SettingsForm(DEFAULTS, PooledSettings::read, HeadLayers.NAMES);

    public PooledSettings {
        Objects.requireNonNull(head, "head");
    }

    /** With a tanh between two layers. */
    public PooledSettings(int headLayers) {
        this(HeadLayers.of(headLayers));
    }

    private static PooledSettings read(Fields fields) {
        return new PooledSettings(HeadLayers.read(fields));
    }

    @Override
    public int headLayers() {
        return head.count();
    }

    @Override
    public HeadActivation headActivation() {
        return head.activation();
    }

    @Override
    public void write(ObjectNode json) {
        head.write(json);
    }
}
