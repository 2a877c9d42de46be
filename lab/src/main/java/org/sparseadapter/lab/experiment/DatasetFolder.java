// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.dataset.DatasetException;
import org.sparseadapter.core.dataset.DatasetFormat;
import org.sparseadapter.core.dataset.DatasetLimits;
import org.sparseadapter.core.dataset.DatasetManifest;
import org.sparseadapter.core.dataset.DatasetReader;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.ParsedSplit;
import org.sparseadapter.core.dataset.SplitCodec;
import org.sparseadapter.core.dataset.SplitInfo;
import org.sparseadapter.core.dataset.SplitName;
import org.sparseadapter.core.dataset.SplitSummary;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.core.train.TaskData;
import org.sparseadapter.lab.console.CommandFailedException;

/** A dataset in a folder: {@code train}, {@code dev} and perhaps {@code test}, of each split as many rows as wanted. */
final class DatasetFolder {
    private DatasetFolder() {}

    /**
     * Reads a folder.
     *
     * @param limits how many rows of each split are taken
     * @param task what it is to teach; empty reads that from its columns
     * @throws CommandFailedException when a file is missing or wrong, naming it
     */
    static LoadedDataset read(Path folder, RowLimits limits, Optional<TaskKind> task) {
        SortedMap<String, List<Example>> rows = new TreeMap<>();
        SortedMap<String, SplitSummary> summaries = new TreeMap<>();
        for (String name : SplitName.ALL) {
            file(folder, name).ifPresent(file -> {
                ParsedSplit split = parse(file, task);
                List<Example> chosen = RowSample.of(split.examples(), limits.of(name(folder), name));
                SplitInfo info = new SplitInfo(Digests.sha256(SplitCodec.write(chosen)), chosen.size());
                rows.put(name, chosen);
                // A sample may miss a rare label; the head has an output for it all the same.
                summaries.put(name, new SplitSummary(split.kind(), info, split.pairs(), split.labels()));
            });
        }
        try {
            DatasetManifest manifest = DatasetManifest.of(summaries);
            TaskData data = new TaskData(
                    rows.get(SplitName.TRAIN),
                    rows.get(SplitName.DEV),
                    rows.getOrDefault(SplitName.TEST, List.of()),
                    manifest.labels());
            return new LoadedDataset(name(folder), manifest.kind(), manifest.digest(), data);
        } catch (DatasetException e) {
            throw new CommandFailedException(folder + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Path> file(Path folder, String split) {
        List<Path> found = new ArrayList<>();
        for (DatasetFormat format : DatasetFormat.values()) {
            Path file = folder.resolve(split + "." + format.extension());
            if (Files.isRegularFile(file)) {
                found.add(file);
            }
        }
        if (found.size() > 1 || found.isEmpty() && !split.equals(SplitName.TEST)) {
            throw new CommandFailedException("Expected one of " + split + ".tsv, " + split + ".csv and " + split
                    + ".jsonl in " + folder + ", found " + found.size());
        }
        return found.stream().findFirst();
    }

    private static ParsedSplit parse(Path file, Optional<TaskKind> task) {
        DatasetFormat format =
                DatasetFormat.ofFileName(file.getFileName().toString()).orElseThrow();
        try (InputStream in = Files.newInputStream(file)) {
            return DatasetReader.parse(in, format, DatasetLimits.DEFAULTS, task);
        } catch (DatasetException e) {
            throw new CommandFailedException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandFailedException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The folder's name, as a recipe can carry it. */
    private static String name(Path folder) {
        String last = folder.toAbsolutePath().normalize().getFileName().toString();
        return last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-").replaceAll("^[^a-z0-9]+", "");
    }
}
