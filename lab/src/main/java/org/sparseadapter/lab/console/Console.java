// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The output of a command: results go to standard output, either as text for people or as JSON for machines;
 * everything else goes to standard error.
 */
public final class Console {
    private static final ObjectMapper PRETTY = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final int width;

    /**
     * A console.
     *
     * @param out for results
     * @param err for everything else
     * @param json whether a machine reads the results
     * @param width columns of a line of text
     */
    Console(PrintWriter out, PrintWriter err, boolean json, int width) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.width = width;
    }

    /** The console of a command whose results people read. */
    public static Console of(CommandSpec command) {
        return of(command, false);
    }

    /**
     * The console of a command.
     *
     * @param json whether a machine reads the results
     */
    public static Console of(CommandSpec command, boolean json) {
        return new Console(
                command.commandLine().getOut(), command.commandLine().getErr(), json, Terminal.width(command));
    }

    /** Columns of a line of text: the terminal's, where there is one. */
    public int width() {
        return width;
    }

    /** Whether a machine reads standard output. */
    public boolean json() {
        return json;
    }

    /** Standard error, for progress. */
    public PrintWriter errors() {
        return err;
    }

    /** A result for people; nothing if a machine reads. */
    public void say(String line) {
        if (!json) {
            out.println(Printable.of(line));
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
        err.println(Printable.of(line));
        err.flush();
    }

    /** Results for people, a line each; nothing if a machine reads. */
    public void lines(List<String> lines) {
        lines.forEach(this::say);
    }

    /** A table for people; nothing if a machine reads. */
    public void table(TextTable table) {
        lines(table.lines(width));
    }
}
