// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sparseadapter.lab.console.CommandFailedException;

/**
 * Puts a report into a page that people write, between {@code <!-- experiment NAME -->} and
 * {@code <!-- end of experiment NAME -->}, so that no number is ever copied by hand.
 */
final class Insertion {
    private Insertion() {}

    /**
     * Replaces what is between the marks.
     *
     * @throws CommandFailedException when the page or its marks are missing
     */
    static void into(Path page, String name, String report) {
        String begin = "<!-- experiment " + name + " -->";
        String end = "<!-- end of experiment " + name + " -->";
        try {
            String text = Files.readString(page);
            int from = text.indexOf(begin);
            int to = text.indexOf(end, Math.max(0, from));
            if (from < 0 || to < 0) {
                throw new CommandFailedException(page + " does not hold the marks " + begin + " and " + end);
            }
            Files.writeString(
                    page, text.substring(0, from + begin.length()) + "\n" + report + "\n" + text.substring(to));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot change " + page, e);
        }
    }
}
