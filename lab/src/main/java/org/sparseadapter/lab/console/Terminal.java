// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import java.io.Console;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** The terminal of this process: whether a person sits at one, and how many columns it has. */
final class Terminal {
    /** Columns of output that goes to a file or to another program. */
    static final int UNKNOWN_WIDTH = 100;

    private static final int LEAST = 40;
    private static final int MOST = 160;

    private Terminal() {}

    /** Whether standard input and output are a terminal's. */
    static boolean isPresent() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** Columns of a line: as {@code COLUMNS} says, else the terminal's, else {@link #UNKNOWN_WIDTH}. */
    static int width(CommandSpec command) {
        return width(System.getenv(), command);
    }

    static int width(Map<String, String> environment, CommandSpec command) {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (columns.matches("[1-9][0-9]{0,3}")) {
            return bounded(Integer.parseInt(columns));
        }
        return isPresent() ? bounded(command.usageMessage().width()) : UNKNOWN_WIDTH;
    }

    private static int bounded(int columns) {
        return Math.max(LEAST, Math.min(MOST, columns));
    }

    // From Java 22 on there is a console without a terminal too, and a method that tells.
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Console.isTerminal() can always be called", e);
        }
    }
}
