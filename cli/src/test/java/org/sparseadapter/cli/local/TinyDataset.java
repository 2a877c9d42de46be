// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A dataset that is learnt in moments, with a dev split that takes a moment to evaluate. */
final class TinyDataset {
    private static final List<String> WHO = List.of("He", "She", "The dog", "My friend", "Nobody", "The child");
    private static final List<String> WHERE =
            List.of("to school", "home early", "to the park", "by train", "for a walk");

    private TinyDataset() {}

    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, Integer> split :
                Map.of("train", 120, "dev", 400, "test", 400).entrySet()) {
            List<String> rows = IntStream.range(0, split.getValue())
                    .mapToObj(TinyDataset::row)
                    .toList();
            Files.writeString(
                    folder.resolve(split.getKey() + ".tsv"), "text\tlabel\n" + String.join("\n", rows) + "\n");
        }
        return folder;
    }

    private static String row(int i) {
        boolean right = i % 2 == 0;
        String sentence = WHO.get(i % WHO.size()) + (right ? " goes " : " go ") + WHERE.get(i % WHERE.size())
                + " on day " + i + ".";
        return sentence + "\t" + (right ? "acceptable" : "unacceptable");
    }
}
