// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.task.TaskKind;

/** A dataset's folder: {@code train}, {@code dev} and perhaps {@code test}, each as {@code .tsv}, {@code .csv} or {@code .jsonl}. */
public final class DatasetFolder {

    private DatasetFolder() {}

    /**
     * Reads every split that is there.
     *
     * @param task the kind of task that it is for; empty for the kind that its columns tell
     * @return the splits by their names
     * @throws DatasetException when train or dev is missing, a split is there in two formats, or anything in one is wrong,
     *     naming the file
     * @throws UncheckedIOException when a file cannot be read
     */
    public static SortedMap<String, ParsedSplit> read(Path folder, Optional<TaskKind> task) {
        SortedMap<String, ParsedSplit> splits = new TreeMap<>();
        for (String name : SplitName.ALL) {
            file(folder, name).ifPresent(file -> splits.put(name, parse(file, task)));
        }
        return splits;
    }

    private static Optional<Path> file(Path folder, String split) {
        List<Path> found = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (DatasetFormat format : DatasetFormat.values()) {
            String name = split + "." + format.extension();
            names.add(name);
            if (Files.isRegularFile(folder.resolve(name))) {
                found.add(folder.resolve(name));
            }
        }
        if (found.size() > 1 || found.isEmpty() && !split.equals(SplitName.TEST)) {
            throw DatasetException.of(
                    "", "expected one of " + String.join(", ", names) + " in " + folder + ", found " + found.size());
        }
        return found.stream().findFirst();
    }

    private static ParsedSplit parse(Path file, Optional<TaskKind> task) {
        DatasetFormat format =
                DatasetFormat.ofFileName(file.getFileName().toString()).orElseThrow();
        try (InputStream in = Files.newInputStream(file)) {
            return DatasetReader.parse(in, format, DatasetLimits.DEFAULTS, task);
        } catch (DatasetException e) {
            throw e.in(file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
