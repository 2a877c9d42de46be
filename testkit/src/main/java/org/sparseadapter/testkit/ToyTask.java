// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sparseadapter.core.dataset.AnswerSpan;
import org.sparseadapter.core.dataset.DatasetManifest;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.dataset.MultiLabelExample;
import org.sparseadapter.core.dataset.QuestionExample;
import org.sparseadapter.core.dataset.ScoredExample;
import org.sparseadapter.core.dataset.SequenceExample;
import org.sparseadapter.core.dataset.SplitCodec;
import org.sparseadapter.core.dataset.SplitInfo;
import org.sparseadapter.core.dataset.SplitName;
import org.sparseadapter.core.dataset.SplitSummary;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.train.TaskData;
import org.sparseadapter.library.EmbeddedModels;

/** A task that is learnt in seconds: sentences about the weather, and sentences about food. */
public final class ToyTask {

    private static final List<String> FOOD = List.of("soup", "bread", "rice", "salad", "cake", "cheese");
    private static final List<String> TASTE = List.of("salty", "sweet", "fresh", "spicy");
    private static final List<String> PLACES = List.of("Oslo", "Rome", "Quito", "Delhi", "Cairo", "Perth");
    private static final List<String> WEATHER = List.of("rain", "snow", "fog", "storms");

    private static final Set<String> STRONG = Set.of("salty", "spicy", "snow", "storms");
    private static final Set<String> MILD = Set.of("fog");

    private ToyTask() {}

    /** The dataset: 32 rows to train on, 8 in each of the other splits. */
    public static TaskData data() {
        return data(TaskKind.CLASSIFICATION);
    }

    /** The same sentences for another kind of task that an encoder can learn. */
    public static TaskData data(TaskKind kind) {
        List<Example> rows = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String food = FOOD.get(i % FOOD.size());
            String taste = TASTE.get(i / FOOD.size());
            rows.add(row(kind, "The " + food + " tastes " + taste + ".", "food", taste));
            String place = PLACES.get(i % PLACES.size());
            String weather = WEATHER.get(i / PLACES.size());
            rows.add(row(kind, "In " + place + " we expect " + weather + ".", "weather", weather));
        }
        return new TaskData(rows.subList(0, 32), rows.subList(32, 40), rows.subList(40, 48), labels(kind));
    }

    private static List<String> labels(TaskKind kind) {
        return switch (kind) {
            case CLASSIFICATION -> List.of("food", "weather");
            case MULTI_LABEL -> List.of("food", "strong", "weather");
            case REGRESSION, QUESTION_ANSWERING, SEQUENCE_TO_SEQUENCE -> List.of();
        };
    }

    /** Its topic, unless it is a mild day, and whether it is strong. */
    private static List<String> several(String topic, String word) {
        List<String> labels = new ArrayList<>();
        if (!MILD.contains(word)) {
            labels.add(topic);
        }
        if (STRONG.contains(word)) {
            labels.add("strong");
        }
        return labels;
    }

    private static Example row(TaskKind kind, String text, String topic, String word) {
        return switch (kind) {
            case CLASSIFICATION -> new LabelledExample(text, Optional.empty(), topic);
            case MULTI_LABEL -> new MultiLabelExample(text, Optional.empty(), several(topic, word));
            case REGRESSION -> new ScoredExample(text, Optional.empty(), topic.equals("food") ? 1 : 0);
            case QUESTION_ANSWERING ->
                new QuestionExample(
                        text,
                        "What is the " + topic + " like?",
                        text,
                        List.of(new AnswerSpan(word, text.indexOf(word))));
            case SEQUENCE_TO_SEQUENCE -> new SequenceExample(text, topic);
        };
    }

    /** Stores the dataset for a tenant and answers the digest of its manifest. */
    public static String store(StubRegistry registry, String tenant) {
        return store(registry, tenant, data());
    }

    /** Stores a dataset for a tenant and answers the digest of its manifest. */
    public static String store(StubRegistry registry, String tenant, TaskData data) {
        SortedMap<String, SplitSummary> splits = new TreeMap<>();
        splits.put(SplitName.TRAIN, store(registry, tenant, data, data.train()));
        splits.put(SplitName.DEV, store(registry, tenant, data, data.dev()));
        splits.put(SplitName.TEST, store(registry, tenant, data, data.test()));
        return registry.put(tenant, DatasetManifest.of(splits).toBytes());
    }

    /** A recipe for it: a small Pfeiffer adapter on the embedded model, SNIP, four fifths removed. */
    public static String recipe(int epochs) {
        return recipe(TaskKind.CLASSIFICATION, epochs);
    }

    /** The same recipe for another kind of task. */
    public static String recipe(TaskKind kind, int epochs) {
        return """
                {"base": "%s", "dataset": "toy", "task": {"kind": "%s", "maxTokens": 24},
                 "adapter": {"kind": "pfeiffer", "bottleneck": 8},
                 "pruning": {"method": "snip", "sparsity": 0.8, "examples": 16},
                 "train": {"epochs": %d, "batchTokens": 256, "learningRate": 2e-3, "checkpointEvery": "1s"},
                 "seed": 7}"""
                .formatted(EmbeddedModels.MINILM, kind.word(), epochs);
    }

    private static SplitSummary store(StubRegistry registry, String tenant, TaskData data, List<Example> rows) {
        String digest = registry.put(tenant, SplitCodec.write(rows));
        return new SplitSummary(data.kind(), new SplitInfo(digest, rows.size()), false, new TreeSet<>(data.labels()));
    }
}
