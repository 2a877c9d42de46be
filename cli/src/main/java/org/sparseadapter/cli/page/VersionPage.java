// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sparseadapter.cli.client.LineageDocument;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.lab.console.DigestText;
import org.sparseadapter.lab.console.ReadableDuration;
import org.sparseadapter.lab.console.TextTable;
import org.sparseadapter.lab.console.WordWrap;

/**
 * All facts of a version as text for people, in sections: state and reason, metrics, recipe, stages, densities, lineage, and
 * the commands that follow.
 *
 * @param adapter the adapter's name
 * @param version the version
 * @param everyMatrix whether densities are shown matrix by matrix however many there are
 */
public record VersionPage(String adapter, VersionDocument version, boolean everyMatrix) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /**
     * The page's lines.
     *
     * @param width columns of the terminal
     */
    public List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        lines.addAll(WordWrap.lines(headline(), width));
        if (!version.reason().isEmpty()) {
            lines.addAll(WordWrap.lines("reason: " + version.reason(), width));
        }
        if (version.requestedAt().isPresent()) {
            lines.addAll(WordWrap.lines(times(version.requestedAt().get()), width));
        }
        Sections sections = new Sections(lines, width);
        sections.add("METRICS", MetricsTable.of(version));
        sections.add("RECIPE", RecipeTable.of(version.recipe()));
        sections.add("STAGES", StagesTable.of(version.stages()));
        sections.add(
                DensityChart.title(version),
                DensityChart.of(version, everyMatrix).lines(sections.room()));
        if (version.artifactBytes() > 0) {
            sections.add("ARTIFACT", artifact());
        }
        sections.add("LINEAGE", lineage());
        sections.add("NEXT", NextSteps.of(adapter, version));
        return lines;
    }

    private String headline() {
        String headline = adapter + "@" + version.number() + " is " + version.state();
        return version.aliases().isEmpty()
                ? headline
                : headline + ", named by the " + (version.aliases().size() == 1 ? "alias " : "aliases ")
                        + String.join(", ", version.aliases());
    }

    private String times(Instant requested) {
        return "requested " + TIME.format(requested)
                + version.settledAt()
                        .map(end -> ", settled after "
                                + ReadableDuration.measured(
                                        Duration.between(requested, end).toMillis() / 1000.0))
                        .orElse("");
    }

    private TextTable artifact() {
        return TextTable.untitled("name", "value")
                .row("size", Sizes.text(version.artifactBytes()) + dense())
                .row("digest", version.artifactDigest());
    }

    private String dense() {
        return version.denseBytes() > 0
                ? ", instead of " + Sizes.text(version.denseBytes()) + " for the same weights without a mask"
                : "";
    }

    private TextTable lineage() {
        TextTable table = TextTable.of("RELATION", "NAME", "DIGEST");
        for (LineageDocument origin : version.lineage()) {
            table.row(
                    origin.relation().toLowerCase(Locale.ROOT), origin.name(), DigestText.abbreviated(origin.digest()));
        }
        return table;
    }
}
