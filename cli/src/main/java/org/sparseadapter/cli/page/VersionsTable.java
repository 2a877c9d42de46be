// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.lab.console.TextTable;

/** The versions of an adapter as a table: state, aliases, deciding metric and size. */
public final class VersionsTable {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private VersionsTable() {}

    /**
     * A row for each version.
     *
     * @param adapter the adapter's name
     */
    public static TextTable of(String adapter, List<VersionDocument> versions) {
        TextTable table =
                TextTable.of("VERSION", "STATE", "ALIASES", "METRIC", ">DEV", ">TEST", ">SIZE", "REQUESTED (UTC)");
        for (VersionDocument version : versions) {
            Optional<String> metric = MetricsTable.first(version);
            table.row(
                    adapter + "@" + version.number(),
                    version.state().name(),
                    version.aliases().isEmpty() ? "-" : String.join(" ", version.aliases()),
                    metric.orElse("-"),
                    metric.map(name -> MetricsTable.value(version.metrics().dev(), name))
                            .orElse("-"),
                    metric.map(name -> MetricsTable.value(version.metrics().test(), name))
                            .orElse("-"),
                    version.artifactBytes() > 0 ? Sizes.text(version.artifactBytes()) : "-",
                    time(version.requestedAt()));
        }
        return table;
    }

    /**
     * The reasons of versions that were refused or failed, one below another; no line without any.
     *
     * @param width columns of the terminal
     */
    public static List<String> reasons(String adapter, List<VersionDocument> versions, int width) {
        TextTable table = TextTable.untitled("version", "reason");
        versions.stream()
                .filter(version -> !version.reason().isEmpty())
                .forEach(version -> table.row(adapter + "@" + version.number(), version.reason()));
        List<String> lines = new ArrayList<>();
        new Sections(lines, width).add("REASONS", table);
        return lines;
    }

    static String time(Optional<Instant> time) {
        return time.map(MINUTE::format).orElse("-");
    }
}
