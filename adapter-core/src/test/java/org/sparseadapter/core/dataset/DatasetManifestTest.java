// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.core.task.TaskKind;

class DatasetManifestTest {

    private static final String DIGEST = "sha256:" + "0".repeat(64);

    @Test
    void comesBackFromItsBytes() {
        DatasetManifest manifest =
                DatasetManifest.of(TaskKind.CLASSIFICATION, splits("train", "no,yes", "dev", "yes", "test", "no,yes"));
        assertThat(manifest.labels()).containsExactly("no", "yes");
        assertThat(DatasetManifest.read(manifest.toBytes())).isEqualTo(manifest);
        assertThat(DatasetManifest.read(manifest.toBytes()).digest()).isEqualTo(manifest.digest());
    }

    @Test
    void theFormNeverChanges() {
        DatasetManifest manifest = DatasetManifest.of(TaskKind.CLASSIFICATION, splits("train", "no,yes", "dev", "yes"));
        String split = "{\"digest\":\"" + DIGEST + "\",\"rows\":3}";
        assertThat(new String(manifest.toBytes(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"kind\":\"classification\",\"pairs\":false,\"labels\":[\"no\",\"yes\"],\"splits\":{\"dev\":"
                                + split + ",\"train\":" + split + "}}");
    }

    @Test
    void splitsThatDoNotFit() {
        refused(splits("dev", "a,b"), "train: this split is missing");
        refused(splits("train", "a,b"), "dev: this split is missing");
        refused(splits("train", "a,b", "dev", "a", "eval", "a"), "eval: not a split, expected one of train, dev, test");
        refused(splits("train", "a", "dev", "a"), "train: expected at least two different labels, found only [a]");
        refused(splits("train", "a,b", "dev", "a,c", "test", "d"), "dev: has labels that train lacks: c");
        refused(splits("train", "a,b", "dev", "a,c", "test", "d"), "test: has labels that train lacks: d");
        refused(splits("train", "a,b", "dev", "1,2,3,4,5,6,7,8,9,x,y"), "and 1 more");
        SortedMap<String, SplitSummary> mixed = splits("train", "a,b", "dev", "a");
        mixed.put(
                "dev",
                new SplitSummary(TaskKind.CLASSIFICATION, new SplitInfo(DIGEST, 3), true, new TreeSet<>(List.of("a"))));
        refused(mixed, "dev: has pairs of texts, train has single ones");
        SortedMap<String, SplitSummary> none = splits("train", "a,b", "dev", "a");
        none.put("dev", new SplitSummary(TaskKind.CLASSIFICATION, new SplitInfo(DIGEST, 0), false, new TreeSet<>()));
        refused(none, "dev: expected at least one row, found none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"kind\":\"classification\"}",
                "{\"kind\":\"poetry\",\"pairs\":false}",
                "{\"kind\":\"classification\",\"pairs\":false,\"labels\":[1],\"splits\":{}}",
                "{\"kind\":\"classification\",\"pairs\":false,\"labels\":[],\"splits\":{\"train\":{\"digest\":\"x\",\"rows\":1}}}"
            })
    void bytesThatAreNoManifest(String json) {
        assertThatThrownBy(() -> DatasetManifest.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("manifest");
    }

    private static void refused(SortedMap<String, SplitSummary> splits, String said) {
        assertThatThrownBy(() -> DatasetManifest.of(TaskKind.CLASSIFICATION, splits))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(said);
    }

    private static SortedMap<String, SplitSummary> splits(String... namesAndLabels) {
        SortedMap<String, SplitSummary> splits = new TreeMap<>();
        for (int i = 0; i < namesAndLabels.length; i += 2) {
            splits.put(
                    namesAndLabels[i],
                    new SplitSummary(
                            TaskKind.CLASSIFICATION,
                            new SplitInfo(DIGEST, 3),
                            false,
                            new TreeSet<>(List.of(namesAndLabels[i + 1].split(",")))));
        }
        return splits;
    }
}
