// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.task.Pooling;

/**
 * One of the transformers library's classes of a model with a head.
 *
 * @param type PEFT's {@code task_type}
 * @param model what the base model's modules' names begin with
 * @param saved PEFT's {@code modules_to_save}
 * @param head the head's parameters there, by their names here
 */
record TaskClass(String type, String model, List<String> saved, Map<String, String> head) {

    /** PEFT's {@code task_type} of the class that writes texts. */
    static final String GENERATION = "SEQ_2_SEQ_LM";

    private static final String SEQUENCES = "SEQ_CLS";

    TaskClass {
        saved = List.copyOf(saved);
        head = Map.copyOf(head);
    }

    /**
     * The class for an adapter's head.
     *
     * @throws ArtifactException when there is none, naming what it has not
     */
    static TaskClass of(HeadConfig head, BaseModelInfo base) {
        return switch (head.kind()) {
            case CLASSIFICATION, MULTI_LABEL, REGRESSION -> classifier(head, base);
            case QUESTION_ANSWERING ->
                new TaskClass("QUESTION_ANS", model(base), List.of("qa_outputs"), layer("qa_outputs"));
            case SEQUENCE_TO_SEQUENCE -> new TaskClass(GENERATION, "model.", List.of(), Map.of());
        };
    }

    /** The model alone. */
    static TaskClass bare() {
        return new TaskClass("FEATURE_EXTRACTION", "", List.of(), Map.of());
    }

    private static TaskClass classifier(HeadConfig head, BaseModelInfo base) {
        return switch (base.architecture()) {
            case "bert" -> {
                require(head, 1, Pooling.POOLER, base);
                yield new TaskClass(SEQUENCES, model(base), List.of("classifier", "score"), layer("classifier"));
            }
            case "roberta" -> {
                require(head, 2, Pooling.CLS, base);
                yield new TaskClass(SEQUENCES, model(base), List.of("classifier", "score"), layers("classifier"));
            }
            default -> {
                require(head, 2, Pooling.LAST, base);
                // PEFT adds the last two to any classifier's.
                List<String> saved = List.of("classification_head", "classifier", "score");
                yield new TaskClass(SEQUENCES, model(base), saved, layers("classification_head"));
            }
        };
    }

    private static String model(BaseModelInfo base) {
        return base.decoderLayers() > 0 ? "model." : base.architecture() + ".";
    }

    private static Map<String, String> layer(String module) {
        return Map.of(AdapterState.HEAD_WEIGHT, module + ".weight", AdapterState.HEAD_BIAS, module + ".bias");
    }

    private static Map<String, String> layers(String module) {
        return Map.of(
                AdapterState.HEAD_INNER_WEIGHT, module + ".dense.weight",
                AdapterState.HEAD_INNER_BIAS, module + ".dense.bias",
                AdapterState.HEAD_WEIGHT, module + ".out_proj.weight",
                AdapterState.HEAD_BIAS, module + ".out_proj.bias");
    }

    private static void require(HeadConfig head, int layers, Pooling pooling, BaseModelInfo base) {
        String found = head.layers() != layers
                ? "task.headLayers " + head.layers()
                : head.pooling() != pooling ? "pooling " + word(head.pooling()) : "";
        if (!found.isEmpty()) {
            throw new ArtifactException(found
                    + " has no counterpart among the transformers library's classifiers, whose head"
                    + " over " + base.architecture() + " has headLayers " + layers + " over pooling " + word(pooling)
                    + "; --without-head exports the rest");
        }
    }

    private static String word(Pooling pooling) {
        return pooling.name().toLowerCase(Locale.ROOT);
    }
}
