// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import java.util.ArrayList;
import java.util.List;

/** Word wrap: text as lines that break between words. A word that is longer than a line, such as a digest, stays whole. */
public final class WordWrap {
    /** Stands between words that stay on one line; it is a plain space in lines. */
    public static final char TIE = '\u00a0';

    private WordWrap() {}

    /**
     * The lines of a text, at least one.
     *
     * @param width the most characters of a line of several words
     */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(untied(line.toString()));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(untied(line.toString()));
        return lines;
    }

    /** The text with plain spaces. */
    static String untied(String text) {
        return text.replace(TIE, ' ');
    }
}
