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
 * @param prefix of the base model's modules
 * @param saved PEFT's {@code modules_to_save}
 * @param head the head's parameters there, by their names here
 */
record TaskClass(String type, String prefix, List<String> saved, Map<String, String> head) {

    /** PEFT's {@code task_type} of the class that writes texts. */
    static final String GENERATION = "SEQ_2_SEQ_LM";

    /** The module of a question answering head, in all families. */
    static final String ANSWERS = "qa_outputs";

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
        PeftFamily family = PeftFamily.of(base);
        return switch (head.kind()) {
            case CLASSIFICATION, MULTI_LABEL, REGRESSION -> {
                require(head, family.classifier(), base);
                yield new TaskClass(
                        SEQUENCES,
                        family.prefix(),
                        family.classifier().saved(),
                        family.classifier().parameters());
            }
            case QUESTION_ANSWERING ->
                new TaskClass(
                        "QUESTION_ANS",
                        family.prefix(),
                        List.of(ANSWERS),
                        PeftClassifier.layer(AdapterState.HEAD_WEIGHT, AdapterState.HEAD_BIAS, ANSWERS));
            case SEQUENCE_TO_SEQUENCE -> new TaskClass(GENERATION, family.prefix(), List.of(), Map.of());
        };
    }

    /** The model alone. */
    static TaskClass bare() {
        return new TaskClass("FEATURE_EXTRACTION", "", List.of(), Map.of());
    }

    private static void require(HeadConfig head, PeftClassifier theirs, BaseModelInfo base) {
        String found = head.layers() != theirs.layers()
                ? "task.headLayers " + head.layers()
                : head.pooling() != theirs.pooling()
                        ? "pooling " + word(head.pooling())
                        : head.activation() != theirs.activation()
                                ? "task.headActivation " + head.activation().word()
                                : "";
        if (!found.isEmpty()) {
            throw new ArtifactException(found
                    + " has no counterpart among the transformers library's classifiers, whose head"
                    + " over " + base.architecture() + " has headLayers " + theirs.layers() + " over pooling "
                    + word(theirs.pooling())
                    + (theirs.layers() > 1
                            ? " and headActivation " + theirs.activation().word()
                            : "")
                    + "; --without-head exports the rest");
        }
    }

    private static String word(Pooling pooling) {
        return pooling.name().toLowerCase(Locale.ROOT);
    }
}
