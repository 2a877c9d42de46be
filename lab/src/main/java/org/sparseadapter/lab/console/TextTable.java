// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table as lines of text: titles, then rows, columns two spaces apart. Where a line would be wider than the terminal the
 * last column is wrapped between words, if that leaves it room enough.
 */
public final class TextTable {
    private static final String GAP = "  ";

    /** A narrower column of text is harder to read than a line that the terminal breaks. */
    private static final int LEAST_WRAPPED = 20;

    private final List<List<String>> titles = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] numeric;

    private TextTable(int columns) {
        this.numeric = new boolean[columns];
    }

    /** A table with its titles; a column of numbers has a title that begins with {@code >}, and is aligned to the right. */
    public static TextTable of(String... titles) {
        TextTable table = untitled(titles);
        table.titles.add(List.of(titles).stream().map(TextTable::withoutMark).toList());
        return table;
    }

    /** A table without a line of titles; {@code >} marks a column of numbers. */
    public static TextTable untitled(String... marks) {
        TextTable table = new TextTable(marks.length);
        for (int column = 0; column < marks.length; column++) {
            table.numeric[column] = marks[column].startsWith(">");
        }
        return table;
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     */
    public TextTable row(String... cells) {
        return row(List.of(cells));
    }

    /** As {@link #row(String...)}. */
    public TextTable row(List<String> cells) {
        if (cells.size() != numeric.length) {
            throw new IllegalArgumentException("expected " + numeric.length + " cells, found " + cells);
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** Whether there is no row; titles alone are none. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * The table's lines, without spaces at their ends.
     *
     * @param width columns of the terminal
     */
    public List<String> lines(int width) {
        int last = numeric.length - 1;
        int[] widths = IntStream.range(0, numeric.length).map(this::widest).toArray();
        int before = IntStream.range(0, last)
                .map(column -> widths[column] + GAP.length())
                .sum();
        int room = width - before;
        boolean wraps = !numeric[last] && widths[last] > room && room >= LEAST_WRAPPED;
        List<String> lines = new ArrayList<>();
        for (List<String> row : all()) {
            StringBuilder start = new StringBuilder();
            for (int column = 0; column < last; column++) {
                start.append(aligned(row.get(column), widths[column], numeric[column]))
                        .append(GAP);
            }
            List<String> end = wraps
                    ? WordWrap.lines(row.get(last), room)
                    : List.of(WordWrap.untied(aligned(row.get(last), widths[last], numeric[last])));
            for (int i = 0; i < end.size(); i++) {
                lines.add(((i == 0 ? start : " ".repeat(before)) + end.get(i)).stripTrailing());
            }
        }
        return lines;
    }

    private List<List<String>> all() {
        return Stream.concat(titles.stream(), rows.stream()).toList();
    }

    private int widest(int column) {
        return all().stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String aligned(String cell, int width, boolean right) {
        String space = " ".repeat(width - cell.length());
        return right ? space + cell : cell + space;
    }

    private static String withoutMark(String title) {
        return title.startsWith(">") ? title.substring(1) : title;
    }
}
