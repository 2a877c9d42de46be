// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.text;

import java.util.Collection;
import java.util.stream.Collectors;

/** Quotes text from outside in an error message: short, and without control characters. */
public final class Quoted {

    private static final int LENGTH = 80;
    private static final int ITEMS = 12;

    private Quoted() {}

    /** One text in quotation marks. */
    public static String text(String text) {
        String shown = text.codePointCount(0, text.length()) > LENGTH
                ? text.substring(0, text.offsetByCodePoints(0, LENGTH)) + "..."
                : text;
        return '"' + shown.replaceAll("\\p{C}", "?") + '"';
    }

    /** Several, with commas; "none" for none. */
    public static String list(Collection<String> texts) {
        if (texts.isEmpty()) {
            return "none";
        }
        String first = texts.stream().limit(ITEMS).map(Quoted::text).collect(Collectors.joining(", "));
        return texts.size() > ITEMS ? first + " and " + (texts.size() - ITEMS) + " more" : first;
    }
}
