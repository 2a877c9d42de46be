// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.Pooling;
import org.sparseadapter.core.task.TaskKind;

/** The transformers library's classes for classification and regression: what their heads see, and how deep they are. */
enum SequenceClassifier {
    BERT("bert.", Pooling.POOLER, 1, "classifier", List.of("classifier", "score")),
    ROBERTA("roberta.", Pooling.CLS, 2, "classifier", List.of("classifier", "score")),
    BART("model.", Pooling.LAST, 2, "classification_head", List.of("classification_head", "classifier", "score"));

    private final String model;
    private final Pooling pooling;
    private final int layers;
    private final String module;
    private final List<String> saved;

    SequenceClassifier(String model, Pooling pooling, int layers, String module, List<String> saved) {
        this.model = model;
        this.pooling = pooling;
        this.layers = layers;
        this.module = module;
        this.saved = saved;
    }

    /** The class for a base model. */
    static SequenceClassifier over(BaseModelInfo base) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.name().equalsIgnoreCase(base.architecture()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no classifier over " + base.architecture()));
    }

    /** What the base model's modules' names begin with. */
    String model() {
        return model;
    }

    /** PEFT's {@code modules_to_save}; it adds the last two to any classifier's. */
    List<String> saved() {
        return saved;
    }

    /**
     * Passes a head that the class has.
     *
     * @throws ArtifactException naming what it has not
     */
    HeadConfig require(HeadConfig head) {
        if (head.kind() != TaskKind.CLASSIFICATION && head.kind() != TaskKind.REGRESSION) {
            throw none("task " + head.kind().word());
        }
        if (head.layers() != layers) {
            throw none("task.headLayers " + head.layers());
        }
        if (head.pooling() != pooling) {
            throw none("pooling " + word(head.pooling()));
        }
        return head;
    }

    /** The head's parameters there, by their names here. */
    Map<String, String> names() {
        return layers == 1
                ? Map.of(AdapterState.HEAD_WEIGHT, module + ".weight", AdapterState.HEAD_BIAS, module + ".bias")
                : Map.of(
                        AdapterState.HEAD_INNER_WEIGHT, module + ".dense.weight",
                        AdapterState.HEAD_INNER_BIAS, module + ".dense.bias",
                        AdapterState.HEAD_WEIGHT, module + ".out_proj.weight",
                        AdapterState.HEAD_BIAS, module + ".out_proj.bias");
    }

    private ArtifactException none(String what) {
        return new ArtifactException(
                what + " has no counterpart among the transformers library's classes, whose head over "
                        + name().toLowerCase(Locale.ROOT) + " has headLayers " + layers + " over pooling "
                        + word(pooling) + "; export without the head");
    }

    private static String word(Pooling pooling) {
        return pooling.name().toLowerCase(Locale.ROOT);
    }
}
