// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where a command speaks: results go to standard output, either as text for people or as JSON for machines;
 * everything else goes to standard error.
 */
public final class Console {
    private static final ObjectMapper PRETTY = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    /**
     * A console.
     *
     * @param out for results
     * @param err for everything else
     * @param json whether a machine reads the results
     */
    public Console(PrintWriter out, PrintWriter err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /** Whether a machine reads standard output. */
    public boolean json() {
        return json;
    }

    /** Where progress is shown. */
    public PrintWriter errors() {
        return err;
    }

    /** A result for people; nothing if a machine reads. */
    public void say(String line) {
        if (!json) {
            out.println(line);
            out.flush();
        }
    }

    /** A result for machines; nothing if a person reads. */
    public void data(JsonNode document) {
        if (json) {
            try {
                out.println(PRETTY.writeValueAsString(document));
                out.flush();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A JSON tree can always be written", e);
            }
        }
    }

    /** Something beside the result: what is being done, or what went wrong on the way. */
    public void note(String line) {
        err.println(line);
        err.flush();
    }

    /** A table for people: the first row holds the titles. */
    public void table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (List<String> row : rows) {
            say(IntStream.range(0, columns)
                    .mapToObj(column -> pad(row.get(column), widths[column]))
                    .collect(Collectors.joining("  "))
                    .stripTrailing());
        }
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
