// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * The report of a run.
 *
 * @param machine what it ran on, in words
 * @param threads how many threads each contender may use
 * @param rounds over how many rounds medians were taken
 * @param sections one per kind of work
 */
record Report(String machine, int threads, int rounds, List<Section> sections) {

    /** The report as Markdown tables. */
    String markdown() {
        StringBuilder text = new StringBuilder("# %d thread%s, medians of %d rounds%n%n%s%n"
                .formatted(threads, threads == 1 ? "" : "s", rounds, machine));
        for (Section section : sections) {
            text.append("%n## %s%n%n| | CPU ms | wall ms | CPU ratio | wall ratio |%n|---|---:|---:|---:|---:|%n"
                    .formatted(section.title()));
            for (Standing standing : section.standings()) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %.0f | %.0f | %.2f | %.2f |%n",
                        standing.name(),
                        standing.cost().cpuMillis(),
                        standing.cost().wallMillis(),
                        standing.cpuRatio(),
                        standing.wallRatio()));
            }
            section.notes().forEach(note -> text.append("%n%s%n".formatted(note)));
        }
        return text.toString();
    }

    /** The report as JSON. */
    JsonNode json() {
        ObjectNode root = JsonNodeFactory.instance
                .objectNode()
                .put("machine", machine)
                .put("threads", threads)
                .put("rounds", rounds);
        ArrayNode list = root.putArray("sections");
        for (Section section : sections) {
            ObjectNode node = list.addObject().put("title", section.title());
            ArrayNode standings = node.putArray("standings");
            for (Standing standing : section.standings()) {
                standings
                        .addObject()
                        .put("name", standing.name())
                        .put("cpuMillis", standing.cost().cpuMillis())
                        .put("wallMillis", standing.cost().wallMillis())
                        .put("cpuRatio", standing.cpuRatio())
                        .put("wallRatio", standing.wallRatio());
            }
            section.notes().forEach(node.withArray("notes")::add);
        }
        return root;
    }
}
