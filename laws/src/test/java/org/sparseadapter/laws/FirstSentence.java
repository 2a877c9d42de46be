// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first sentences of the Javadoc of a source file, of types and members: what lists and hints show of them. */
final class FirstSentence {

    private static final Pattern END = Pattern.compile("[.](?=\\s|$)|(?=\\s@(?:param|see|throws|return))|<p>");

    private FirstSentence() {}

    /** Each on one line, in the order of the file. */
    static List<String> of(String source) {
        List<String> found = new ArrayList<>();
        int start = source.indexOf("/**");
        while (start >= 0) {
            int end = source.indexOf("*/", start);
            found.add(first(source.substring(start + 3, end)));
            start = source.indexOf("/**", end);
        }
        return found;
    }

    private static String first(String comment) {
        String line =
                comment.replaceAll("\\R\\s*\\*", " ").replaceAll("\\s+", " ").strip();
        Matcher end = END.matcher(line);
        return end.find() ? line.substring(0, end.start()) : line;
    }
}
