// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.dataset.DatasetException;
import org.sparseadapter.core.dataset.DatasetFolder;
import org.sparseadapter.core.dataset.DatasetFormat;
import org.sparseadapter.core.dataset.DatasetManifest;
import org.sparseadapter.core.dataset.DatasetReader;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.ParsedSplit;
import org.sparseadapter.core.dataset.SplitCodec;
import org.sparseadapter.core.dataset.SplitName;
import org.sparseadapter.core.dataset.SplitSummary;
import org.sparseadapter.core.json.Names;
import org.sparseadapter.core.recipe.DatasetRef;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.FolderName;
import org.sparseadapter.core.train.TaskData;

/**
 * A dataset in memory: the splits train, dev and perhaps test, checked row by row. Immutable; equal rows give equal
 * digests, here and on the platform.
 */
public final class Dataset {

    private final String name;
    private final DatasetManifest manifest;
    private final TaskData data;

    private Dataset(String name, SortedMap<String, ParsedSplit> splits) {
        SortedMap<String, SplitSummary> summaries = new TreeMap<>();
        splits.forEach(
                (split, rows) -> summaries.put(split, SplitCodec.summary(rows, SplitCodec.write(rows.examples()))));
        this.name = Names.require("dataset", name);
        this.manifest = DatasetManifest.of(summaries);
        this.data = new TaskData(
                splits.get(SplitName.TRAIN).examples(),
                splits.get(SplitName.DEV).examples(),
                Optional.ofNullable(splits.get(SplitName.TEST))
                        .map(ParsedSplit::examples)
                        .orElse(List.of()),
                manifest.labels());
    }

    /**
     * Reads a folder of {@code train}, {@code dev} and perhaps {@code test}, each as {@code .tsv}, {@code .csv} or {@code
     * .jsonl}. The columns say what they teach: a {@code text} (or two, {@code sentence1} and {@code sentence2}) with a
     * {@code label}, several {@code labels} or a {@code score}; {@code context} and {@code qas}; {@code source} and {@code target}.
     *
     * @throws DatasetException when a split is missing or anything in one is wrong, naming file, line and column
     * @throws UncheckedIOException when a file cannot be read
     */
    public static Dataset read(Path folder) {
        return read(folder, Optional.empty());
    }

    /**
     * Reads a folder for a kind of task, where the columns by themselves would tell another.
     *
     * @throws DatasetException when a split is missing or anything in one is wrong, naming file, line and column
     * @throws UncheckedIOException when a file cannot be read
     */
    public static Dataset read(Path folder, TaskKind task) {
        return read(folder, Optional.of(task));
    }

    private static Dataset read(Path folder, Optional<TaskKind> task) {
        SortedMap<String, ParsedSplit> splits = DatasetFolder.read(folder, task);
        try {
            return new Dataset(FolderName.of(folder), splits);
        } catch (DatasetException e) {
            throw e.in(folder.toString());
        }
    }

    /**
     * A dataset of examples, all of one kind.
     *
     * @param name lower-case letters, digits, dot, underscore and hyphen
     * @param test may be empty
     * @throws DatasetException when the splits do not fit each other, or a text cannot be used
     */
    public static Dataset of(
            String name, List<? extends Example> train, List<? extends Example> dev, List<? extends Example> test) {
        SortedMap<String, ParsedSplit> splits = new TreeMap<>();
        splits.put(SplitName.TRAIN, split(SplitName.TRAIN, train));
        splits.put(SplitName.DEV, split(SplitName.DEV, dev));
        if (!test.isEmpty()) {
            splits.put(SplitName.TEST, split(SplitName.TEST, test));
        }
        return new Dataset(name, splits);
    }

    /** Through the reader, which knows what a text may hold and which labels there are. */
    private static ParsedSplit split(String name, List<? extends Example> examples) {
        try {
            return DatasetReader.parse(new ByteArrayInputStream(SplitCodec.write(examples)), DatasetFormat.JSONL);
        } catch (DatasetException e) {
            throw e.in(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The dataset's name: the folder's, or the one given. */
    public String name() {
        return name;
    }

    /** The kind of task that the examples teach. */
    public TaskKind task() {
        return manifest.kind();
    }

    /** The labels of the train split, sorted: the order of a head's outputs; none where the task has no labels. */
    public List<String> labels() {
        return manifest.labels();
    }

    /** {@code sha256:...} over all rows. */
    public String digest() {
        return manifest.digest();
    }

    /** The examples that are learnt from. */
    public List<Example> train() {
        return data.train();
    }

    /** The examples that early stopping looks at. */
    public List<Example> dev() {
        return data.dev();
    }

    /** The examples that nothing is chosen on; may be none. */
    public List<Example> test() {
        return data.test();
    }

    /** Name and digest, as recipes have them. */
    DatasetRef ref() {
        return new DatasetRef(name, Optional.of(digest()));
    }

    TaskData data() {
        return data;
    }

    @Override
    public String toString() {
        return ref().toString();
    }
}
