// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first sentence of the Javadoc of a public type: what lists of types show.
 *
 * @param type the type's name
 * @param text the sentence on one line
 */
record FirstSentence(String type, String text) {

    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "\\s*(?:@[\\w.]+(?:\\([^()]*+(?:\\([^()]*+\\)[^()]*+)*+\\))?\\s*)*public\\s+(?:(?:static|final|abstract|sealed|non-sealed)\\s+)*"
                    + "(?:class|interface|record|enum|@interface)\\s+(\\w+)");
    private static final Pattern END = Pattern.compile("[.](?=\\s|$)|(?=\\s@(?:param|see|throws|return))|<p>");

    /** All of a source file, in its order. */
    static List<FirstSentence> of(String source) {
        List<FirstSentence> found = new ArrayList<>();
        int start = source.indexOf("/**");
        while (start >= 0) {
            int end = source.indexOf("*/", start);
            Matcher type = PUBLIC_TYPE.matcher(source).region(end + 2, source.length());
            if (type.lookingAt()) {
                found.add(new FirstSentence(type.group(1), first(source.substring(start + 3, end))));
            }
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
