// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.task.HeadActivation;
import org.sparseadapter.core.task.Pooling;

/**
 * The head of a class for sequence classification in the transformers library.
 *
 * @param inner module of the first of two layers; empty for a head of one
 * @param activation between the two layers
 * @param outer module of the layer that gives the logits
 * @param pooling which vector of a sequence the head sees
 */
record PeftClassifier(Optional<String> inner, HeadActivation activation, String outer, Pooling pooling) {

    static PeftClassifier ofOne(String module, Pooling pooling) {
        return new PeftClassifier(Optional.empty(), HeadActivation.TANH, module, pooling);
    }

    static PeftClassifier ofTwo(String inner, HeadActivation activation, String outer, Pooling pooling) {
        return new PeftClassifier(Optional.of(inner), activation, outer, pooling);
    }

    /** Number of layers. */
    int layers() {
        return inner.isPresent() ? 2 : 1;
    }

    /** PEFT's {@code modules_to_save}: the modules that hold the head, and two names that it adds to any classifier's. */
    List<String> saved() {
        List<String> saved =
                new ArrayList<>(inner.map(PeftClassifier::top).stream().toList());
        for (String name : List.of(top(outer), "classifier", "score")) {
            if (!saved.contains(name)) {
                saved.add(name);
            }
        }
        return saved;
    }

    /** Names of the head's parameters there, by their names here. */
    Map<String, String> parameters() {
        Map<String, String> names = new HashMap<>(layer(AdapterState.HEAD_WEIGHT, AdapterState.HEAD_BIAS, outer));
        inner.ifPresent(
                module -> names.putAll(layer(AdapterState.HEAD_INNER_WEIGHT, AdapterState.HEAD_INNER_BIAS, module)));
        return names;
    }

    static Map<String, String> layer(String weight, String bias, String module) {
        return Map.of(weight, module + ".weight", bias, module + ".bias");
    }

    private static String top(String module) {
        return module.split("\\.")[0];
    }
}
