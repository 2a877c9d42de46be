// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sparseadapter.core.task.DatasetManifest;
import org.sparseadapter.core.task.Example;
import org.sparseadapter.core.task.LabelledExample;
import org.sparseadapter.core.task.SplitCodec;
import org.sparseadapter.core.task.SplitInfo;
import org.sparseadapter.core.task.SplitName;
import org.sparseadapter.core.task.SplitSummary;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.train.TaskData;

/** A task that is learnt in seconds: sentences about the weather, and sentences about food. */
public final class ToyTask {

    private static final List<String> FOOD = List.of("soup", "bread", "rice", "salad", "cake", "cheese");
    private static final List<String> TASTE = List.of("salty", "sweet", "fresh", "spicy");
    private static final List<String> PLACES = List.of("Oslo", "Rome", "Quito", "Delhi", "Cairo", "Perth");
    private static final List<String> WEATHER = List.of("rain", "snow", "fog", "storms");

    private ToyTask() {}

    /** The dataset: 32 rows to train on, 8 in each of the other splits. */
    public static TaskData data() {
        List<Example> rows = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String food = FOOD.get(i % FOOD.size());
            String taste = TASTE.get(i / FOOD.size());
            rows.add(new LabelledExample("The " + food + " tastes " + taste + ".", Optional.empty(), "food"));
            String place = PLACES.get(i % PLACES.size());
            String weather = WEATHER.get(i / PLACES.size());
            rows.add(new LabelledExample("In " + place + " we expect " + weather + ".", Optional.empty(), "weather"));
        }
        return new TaskData(
                rows.subList(0, 32), rows.subList(32, 40), rows.subList(40, 48), List.of("food", "weather"));
    }

    /** Stores the dataset for a tenant and answers the digest of its manifest. */
    public static String store(StubRegistry registry, String tenant) {
        TaskData data = data();
        SortedMap<String, SplitSummary> splits = new TreeMap<>();
        splits.put(SplitName.TRAIN, store(registry, tenant, data.train()));
        splits.put(SplitName.DEV, store(registry, tenant, data.dev()));
        splits.put(SplitName.TEST, store(registry, tenant, data.test()));
        return registry.put(
                tenant, DatasetManifest.of(TaskKind.CLASSIFICATION, splits).toBytes());
    }

    /** A recipe for it: a small Pfeiffer adapter on the embedded model, SNIP, four fifths removed. */
    public static String recipe(int epochs) {
        return """
                {"base": "%s", "dataset": "toy", "task": {"kind": "classification", "maxTokens": 16},
                 "adapter": {"kind": "pfeiffer", "bottleneck": 8},
                 "pruning": {"method": "snip", "sparsity": 0.8, "examples": 16},
                 "train": {"epochs": %d, "batchTokens": 256, "learningRate": 2e-3, "checkpointEvery": "1s"},
                 "seed": 7}"""
                .formatted(EmbeddedModels.MINILM, epochs);
    }

    private static SplitSummary store(StubRegistry registry, String tenant, List<Example> rows) {
        String digest = registry.put(tenant, SplitCodec.write(rows));
        TreeSet<String> labels = new TreeSet<>(data().labels());
        return new SplitSummary(TaskKind.CLASSIFICATION, new SplitInfo(digest, rows.size()), false, labels);
    }
}
