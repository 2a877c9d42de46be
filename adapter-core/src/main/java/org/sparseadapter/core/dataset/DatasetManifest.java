// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Digests;

/**
 * What a dataset consists of, by content. Its canonical bytes determine every row, so their digest is the dataset's.
 *
 * @param kind the task that the data can teach
 * @param pairs whether rows are pairs of texts
 * @param labels the labels of the train split, sorted: the order of a head's outputs; none for kinds without labels
 * @param splits the splits by name: {@code train}, {@code dev} and perhaps {@code test}
 */
public record DatasetManifest(TaskKind kind, boolean pairs, List<String> labels, SortedMap<String, SplitInfo> splits) {

    public DatasetManifest {
        Objects.requireNonNull(kind, "kind");
        labels = List.copyOf(labels);
        splits = Collections.unmodifiableSortedMap(new TreeMap<>(splits));
    }

    /**
     * Puts splits together and checks that they fit one another.
     *
     * @throws DatasetException naming each split at fault: missing, unknown, of another task, of one label only,
     *     pairs beside single texts, or with labels that train lacks
     */
    public static DatasetManifest of(TaskKind kind, SortedMap<String, SplitSummary> splits) {
        List<RowError> errors = new ArrayList<>();
        for (String name : splits.keySet()) {
            if (!SplitName.ALL.contains(name)) {
                errors.add(new RowError(0, name, "not a split, expected one of " + String.join(", ", SplitName.ALL)));
            }
        }
        for (String needed : List.of(SplitName.TRAIN, SplitName.DEV)) {
            if (!splits.containsKey(needed)) {
                errors.add(new RowError(0, needed, "this split is missing"));
            }
        }
        if (!errors.isEmpty()) {
            throw new DatasetException(errors, errors.size());
        }
        SplitSummary train = splits.get(SplitName.TRAIN);
        if (train.kind() == kind && train.labels().size() < kind.leastLabels()) {
            errors.add(new RowError(0, SplitName.TRAIN, tooFew(kind.leastLabels(), train.labels())));
        }
        SortedMap<String, SplitInfo> infos = new TreeMap<>();
        splits.forEach((name, split) -> {
            infos.put(name, split.info());
            errors.addAll(misfits(kind, name, split, train));
        });
        if (!errors.isEmpty()) {
            throw new DatasetException(errors, errors.size());
        }
        return new DatasetManifest(kind, train.pairs(), List.copyOf(train.labels()), infos);
    }

    /**
     * As {@link #of(TaskKind, SortedMap)}, for the task that the train split can teach.
     *
     * @throws DatasetException naming each split at fault
     */
    public static DatasetManifest of(SortedMap<String, SplitSummary> splits) {
        return of(
                splits.containsKey(SplitName.TRAIN)
                        ? splits.get(SplitName.TRAIN).kind()
                        : TaskKind.CLASSIFICATION,
                splits);
    }

    /** The canonical bytes: JSON with fields and names in one order and no spaces. */
    public byte[] toBytes() {
        return toJson().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The digest of the canonical bytes. */
    public String digest() {
        return Digests.sha256(toBytes());
    }

    /** The manifest as a JSON tree. */
    public ObjectNode toJson() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("kind", kind.word()).put("pairs", pairs);
        if (kind.hasLabels()) {
            labels.forEach(json.putArray("labels")::add);
        }
        ObjectNode splitsJson = json.putObject("splits");
        splits.forEach((name, info) ->
                splitsJson.putObject(name).put("digest", info.digest()).put("rows", info.rows()));
        return json;
    }

    /**
     * Reads canonical bytes.
     *
     * @throws DatasetException when they are not what {@link #toBytes} writes
     */
    public static DatasetManifest read(byte[] bytes) {
        return ManifestReader.read(new String(bytes, StandardCharsets.UTF_8));
    }

    private static String tooFew(int least, SortedSet<String> found) {
        return least == 1
                ? "expected at least one row with a label, found none"
                : "expected at least two different labels, found only " + found;
    }

    private static List<RowError> misfits(TaskKind kind, String name, SplitSummary split, SplitSummary train) {
        List<RowError> errors = new ArrayList<>();
        if (split.kind() != kind) {
            errors.add(new RowError(0, name, "holds " + split.kind().word() + " rows, expected " + kind.word()));
            return errors;
        }
        if (split.info().rows() < 1) {
            errors.add(new RowError(0, name, "expected at least one row, found none"));
        }
        if (split.pairs() != train.pairs()) {
            errors.add(new RowError(
                    0,
                    name,
                    split.pairs() ? "has pairs of texts, train has single ones" : "has single texts, train has pairs"));
        }
        SortedSet<String> unknown = new TreeSet<>(split.labels());
        unknown.removeAll(train.labels());
        if (!unknown.isEmpty()) {
            List<String> first = unknown.stream().limit(10).toList();
            errors.add(new RowError(
                    0,
                    name,
                    "has labels that train lacks: " + String.join(", ", first)
                            + (unknown.size() > first.size()
                                    ? " and " + (unknown.size() - first.size()) + " more"
                                    : "")));
        }
        return errors;
    }
}
