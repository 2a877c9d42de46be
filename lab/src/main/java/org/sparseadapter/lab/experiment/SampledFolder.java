// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.dataset.DatasetException;
import org.sparseadapter.core.dataset.DatasetFolder;
import org.sparseadapter.core.dataset.DatasetManifest;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.ParsedSplit;
import org.sparseadapter.core.dataset.SplitCodec;
import org.sparseadapter.core.dataset.SplitInfo;
import org.sparseadapter.core.dataset.SplitName;
import org.sparseadapter.core.dataset.SplitSummary;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.core.text.FolderName;
import org.sparseadapter.core.train.TaskData;
import org.sparseadapter.lab.console.CommandFailedException;

/** A sample of a dataset's folder: of each split as many rows as wanted. */
final class SampledFolder {
    private SampledFolder() {}

    /**
     * Reads a folder.
     *
     * @param limits how many rows of each split are taken
     * @param task what it is to teach; empty reads that from its columns
     * @throws CommandFailedException when a file is missing or wrong, naming it
     */
    static LoadedDataset read(Path folder, RowLimits limits, Optional<TaskKind> task) {
        try {
            return sample(folder, DatasetFolder.read(folder, task), limits);
        } catch (DatasetException | UncheckedIOException e) {
            throw new CommandFailedException(e.getMessage(), e);
        }
    }

    private static LoadedDataset sample(Path folder, SortedMap<String, ParsedSplit> splits, RowLimits limits) {
        String name = FolderName.of(folder);
        SortedMap<String, List<Example>> rows = new TreeMap<>();
        SortedMap<String, SplitSummary> summaries = new TreeMap<>();
        splits.forEach((splitName, split) -> {
            List<Example> chosen = RowSample.of(split.examples(), limits.of(name, splitName));
            SplitInfo info = new SplitInfo(Digests.sha256(SplitCodec.write(chosen)), chosen.size());
            rows.put(splitName, chosen);
            // A sample may miss a rare label; the head has an output for it all the same.
            summaries.put(splitName, new SplitSummary(split.kind(), info, split.pairs(), split.labels()));
        });
        DatasetManifest manifest = manifest(folder, summaries);
        TaskData data = new TaskData(
                rows.get(SplitName.TRAIN),
                rows.get(SplitName.DEV),
                rows.getOrDefault(SplitName.TEST, List.of()),
                manifest.labels());
        return new LoadedDataset(name, manifest.kind(), manifest.digest(), data);
    }

    private static DatasetManifest manifest(Path folder, SortedMap<String, SplitSummary> summaries) {
        try {
            return DatasetManifest.of(summaries);
        } catch (DatasetException e) {
            throw e.in(folder.toString());
        }
    }
}
