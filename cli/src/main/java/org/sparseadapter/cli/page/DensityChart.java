// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.events.MatrixDensity;
import org.sparseadapter.lab.console.TextTable;

/**
 * The densities of an adapter's matrices as bars with numbers. Few matrices have a bar each; many are summed twice, by layer
 * and by the place in the layer.
 *
 * @param groups bars that belong together, one group below another
 */
record DensityChart(List<Group> groups) {
    /** More bars than this are a wall. */
    private static final int MOST_MATRICES = 32;

    private static final int MOST_BAR = 40;
    private static final int LEAST_BAR = 8;
    private static final Pattern IN_LAYER = Pattern.compile("(layer\\.[0-9]+)\\.(.+)");
    private static final String WEIGHT = ".weight";

    /**
     * Bars that belong together.
     *
     * @param title what a bar stands for
     * @param bars the rows
     */
    record Group(String title, List<DensityBar> bars) {}

    DensityChart {
        groups = List.copyOf(groups);
    }

    /** The section's title with the density over all matrices. */
    static String title(VersionDocument version) {
        return String.format(
                Locale.ROOT,
                "DENSITY %.1f %%: the mask keeps %,d of %,d weights in %,d matrices",
                100 * version.density(),
                version.keptWeights(),
                version.totalWeights(),
                version.densities().size());
    }

    /**
     * The chart of a version; without bars where nothing is pruned.
     *
     * @param everyMatrix whether each matrix has its bar however many there are
     */
    static DensityChart of(VersionDocument version, boolean everyMatrix) {
        List<MatrixDensity> matrices = version.densities();
        if (matrices.isEmpty()) {
            return new DensityChart(List.of());
        }
        if (everyMatrix || matrices.size() <= MOST_MATRICES) {
            return new DensityChart(List.of(new Group("MATRIX", DensityBar.summed(matrices, DensityChart::name))));
        }
        return new DensityChart(List.of(
                new Group("LAYER", DensityBar.summed(matrices, matrix -> part(matrix, 1))),
                new Group("MATRIX OF EACH LAYER", DensityBar.summed(matrices, matrix -> part(matrix, 2)))));
    }

    /**
     * Lines of bars and numbers. Where there is no room for both, the counts go first, then the bars.
     *
     * @param width columns of a line
     */
    List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        for (Group group : groups) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(lines(group, width));
        }
        if (groups.size() > 1) {
            lines.add("");
            lines.add("a bar for each matrix: --matrices");
        }
        return lines;
    }

    private static List<String> lines(Group group, int width) {
        int withCounts = width(group, row(group, true, 0), width);
        boolean counts = withCounts >= LEAST_BAR;
        int bar = Math.min(MOST_BAR, counts ? withCounts : width(group, row(group, false, 0), width));
        return row(group, counts, bar < LEAST_BAR ? 0 : bar).lines(width);
    }

    /** Columns that a table without bars leaves for them. */
    private static int width(Group group, TextTable without, int width) {
        int used = without.lines(Integer.MAX_VALUE).stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return width - used - 2;
    }

    private static TextTable row(Group group, boolean counts, int bar) {
        List<String> titles = new ArrayList<>(List.of(group.title(), ">DENSITY"));
        boolean summed = group.bars().stream().anyMatch(each -> each.matrices() > 1);
        if (counts) {
            titles.addAll(List.of(">KEPT", ">OF"));
        }
        if (counts && summed) {
            titles.add(">MATRICES");
        }
        if (bar > 0) {
            titles.add("");
        }
        TextTable table = TextTable.of(titles.toArray(String[]::new));
        for (DensityBar each : group.bars()) {
            List<String> row = new ArrayList<>(List.of(each.name(), each.percent()));
            if (counts) {
                row.addAll(List.of(each.keptText(), each.totalText()));
            }
            if (counts && summed) {
                row.add(Integer.toString(each.matrices()));
            }
            if (bar > 0) {
                row.add(each.bar(bar));
            }
            table.row(row);
        }
        return table;
    }

    private static String name(MatrixDensity matrix) {
        String name = matrix.matrix();
        return name.endsWith(WEIGHT) ? name.substring(0, name.length() - WEIGHT.length()) : name;
    }

    private static String part(MatrixDensity matrix, int group) {
        String name = name(matrix);
        Matcher inLayer = IN_LAYER.matcher(name);
        return inLayer.matches() ? inLayer.group(group) : name;
    }
}
