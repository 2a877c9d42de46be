// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import java.util.regex.Pattern;

/** What tenants, datasets, adapters, aliases and base models may be called. */
public final class Names {

    /** Lower-case letters, digits, dot, underscore and hyphen; at most 63, the first a letter or a digit. */
    public static final String PATTERN = "[a-z0-9][a-z0-9._-]{0,62}";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    private static final int QUOTED_LENGTH = 80;

    private Names() {}

    /** Whether it can be a name. */
    public static boolean isValid(String name) {
        return COMPILED.matcher(name).matches();
    }

    /**
     * Passes a valid name through.
     *
     * @param field the field to name in the error
     * @throws RecipeException when it cannot be a name
     */
    public static String require(String field, String name) {
        if (!isValid(name)) {
            throw new RecipeException(field, "expected a name of the form " + PATTERN + ", found " + quoted(name));
        }
        return name;
    }

    /** A stranger's text as an error may repeat it: short, and without control characters. */
    static String quoted(String text) {
        String shown = text.codePointCount(0, text.length()) > QUOTED_LENGTH
                ? text.substring(0, text.offsetByCodePoints(0, QUOTED_LENGTH)) + "..."
                : text;
        return '"' + shown.replaceAll("\\p{C}", "?") + '"';
    }
}
