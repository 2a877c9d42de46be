// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of the documents that list kinds of adapters.
 *
 * @param readme the paragraph of the README that lists them
 * @param howTo rows of the table of a recipe's fields
 * @param format rows of the table of an artifact's parameters
 */
record KindDocuments(String readme, List<String> howTo, List<String> format) {

    /** Fields that a recipe does not set. */
    private static final Set<String> OF_ARTIFACTS = Set.of(AdapterConfig.FOLDED, "widening");

    static KindDocuments open() {
        String text = String.join("\n", lines("README.md"));
        int begin = text.indexOf("\nAdapters:");
        return new KindDocuments(
                text.substring(begin, text.indexOf("Pruning:", begin)),
                rows(lines("docs/how-to.md")),
                rows(lines("docs/artifact-format.md")));
    }

    /** What no line says of a kind. */
    List<String> gaps(AdapterKind<?> kind) {
        String word = "`" + kind.word() + "`";
        List<String> gaps = new ArrayList<>();
        if (!readme.contains(word)) {
            gaps.add("README.md does not list it among the adapters");
        }
        if (howTo.stream().noneMatch(row -> row.startsWith("| `adapter.kind`") && row.contains(word))) {
            gaps.add("docs/how-to.md does not list it for adapter.kind");
        }
        List<String> described =
                format.stream().filter(row -> row.startsWith("| " + word)).toList();
        if (described.isEmpty()) {
            gaps.add("docs/artifact-format.md has no row with its parameters");
        }
        for (String field : kind.fields()) {
            if (!OF_ARTIFACTS.contains(field) && !isInRecipes(field, kind.word())) {
                gaps.add("docs/how-to.md has no row of adapter." + field + " that names the kind");
            }
            if (described.stream()
                    .noneMatch(row -> row.contains("`" + field + "`") || row.contains("`\"" + field + "\""))) {
                gaps.add("docs/artifact-format.md does not name " + field + " in a row of the kind");
            }
        }
        return gaps;
    }

    /** The words of the kinds that cannot be widened, as the row of {@code pruning.largeSparse} has them. */
    List<String> withoutWidth() {
        String row = howTo.stream()
                .filter(line -> line.startsWith("| `pruning.largeSparse`"))
                .findFirst()
                .orElseThrow();
        String list = row.replaceAll(".*, not for (.*), which have no width.*", "$1");
        return Pattern.compile("`([^`]+)`")
                .matcher(list)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private boolean isInRecipes(String field, String word) {
        return howTo.stream()
                .anyMatch(row -> row.matches("\\| `adapter\\." + field + "` \\((?!not )[^)]*\\b" + word + "\\b.*")
                        || row.matches("\\| `adapter\\." + field + "` \\(not (?![^)]*\\b" + word + "\\b).*"));
    }

    private static List<String> rows(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("| ")).toList();
    }

    private static List<String> lines(String document) {
        // Maven runs tests in the module's folder.
        Path file = Stream.of(Path.of("..", document), Path.of(document))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
