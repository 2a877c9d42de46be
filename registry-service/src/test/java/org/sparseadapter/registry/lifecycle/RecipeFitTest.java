// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.dataset.DatasetManifest;
import org.sparseadapter.core.dataset.SplitInfo;
import org.sparseadapter.core.dataset.SplitSummary;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.kit.problem.Fault;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.registry.dataset.Dataset;

class RecipeFitTest {
    private static final int POSITIONS = 40;
    private static final BaseModelInfo ENCODER = base(0, false);
    private static final BaseModelInfo WRITER = base(2, true);
    private static final BaseModelInfo MUTE = base(2, false);
    private static final Dataset SEQUENCES = dataset(TaskKind.SEQUENCE_TO_SEQUENCE);

    @Test
    void aTextMayBeOneTokenLongerThanTheDecodersPositions() {
        assertThatCode(() -> check(writing(POSITIONS + 1), WRITER)).doesNotThrowAnyException();
        assertThat(fault(writing(POSITIONS + 2), WRITER))
                .isEqualTo(
                        Fault.ofField("task.maxLength", "expected at most 41, what the base model writes, found 42"));
    }

    @Test
    void whoWritesHasADecoderAndATokenHead() {
        assertThat(fault(writing(8), ENCODER))
                .isEqualTo(Fault.ofField(
                        "task.kind",
                        "found sequence_to_sequence, but the base model tiny has no decoder to write with"));
        assertThat(fault(writing(8), MUTE))
                .isEqualTo(Fault.ofField(
                        "task.kind",
                        "found sequence_to_sequence, but the base model tiny has no token head to write with"));
    }

    @Test
    void whatIsReadIsBoundedToo() {
        assertThat(fault("{\"kind\": \"sequence_to_sequence\", \"maxTokens\": 41, \"maxLength\": 8}", WRITER)
                        .field())
                .contains("task.maxTokens");
    }

    @Test
    void f1IsForTwoLabels() {
        Recipe recipe = RecipeJson.read("{\"base\": \"tiny\", \"dataset\": \"rows\", \"adapter\": {\"kind\": \"none\"},"
                + " \"task\": {\"maxTokens\": 32},"
                + " \"promote\": {\"alias\": \"live\", \"metric\": \"f1\"}}");
        assertThatCode(() -> RecipeFit.check(recipe, ENCODER, labelled("no", "yes")))
                .doesNotThrowAnyException();
        assertThat(catchThrowableOfType(
                                InvalidInputException.class,
                                () -> RecipeFit.check(recipe, ENCODER, labelled("no", "perhaps", "yes")))
                        .faults())
                .containsExactly(Fault.ofField(
                        "promote.metric", "f1 is defined for two labels, and the dataset has 3: expected macroF1"));
    }

    private static Dataset labelled(String... labels) {
        SplitSummary split = new SplitSummary(
                TaskKind.CLASSIFICATION,
                new SplitInfo("sha256:" + "0".repeat(64), 4),
                false,
                new TreeSet<>(List.of(labels)));
        SortedMap<String, SplitSummary> splits = new TreeMap<>(Map.of("train", split, "dev", split));
        DatasetManifest manifest = DatasetManifest.of(splits);
        String json = new String(manifest.toBytes(), StandardCharsets.UTF_8);
        return new Dataset("acme", "rows", manifest.digest(), "classification", json, 8, Instant.EPOCH);
    }

    private static String writing(int maxLength) {
        return "{\"kind\": \"sequence_to_sequence\", \"maxTokens\": 16, \"maxLength\": " + maxLength + "}";
    }

    private static Fault fault(String task, BaseModelInfo base) {
        return catchThrowableOfType(InvalidInputException.class, () -> check(task, base))
                .faults()
                .get(0);
    }

    private static void check(String task, BaseModelInfo base) {
        String json = "{\"base\": \"tiny\", \"dataset\": \"rows\", \"task\": " + task
                + ", \"adapter\": {\"kind\": \"pfeiffer\", \"bottleneck\": 4}}";
        RecipeFit.check(RecipeJson.read(json), base, SEQUENCES);
    }

    private static BaseModelInfo base(int decoderLayers, boolean writes) {
        return new BaseModelInfo(
                "tiny",
                ModelFamily.BART,
                "sha256:00",
                1000,
                2 + decoderLayers,
                decoderLayers,
                8,
                16,
                100,
                POSITIONS,
                Pooling.LAST,
                writes);
    }

    private static Dataset dataset(TaskKind kind) {
        SplitSummary split =
                new SplitSummary(kind, new SplitInfo("sha256:" + "0".repeat(64), 4), false, new TreeSet<>());
        SortedMap<String, SplitSummary> splits = new TreeMap<>();
        splits.put("train", split);
        splits.put("dev", split);
        DatasetManifest manifest = DatasetManifest.of(splits);
        return new Dataset("acme", "rows", manifest.digest(), kind.name(), "{}", 8, Instant.EPOCH);
    }
}
