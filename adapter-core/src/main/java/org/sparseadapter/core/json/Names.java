// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.json;

import java.util.regex.Pattern;
import org.sparseadapter.core.text.Quoted;

/** What tenants, datasets, adapters, aliases and base models may be called. */
public final class Names {

    /** Lower-case letters, digits, dot, underscore and hyphen; at most 63, the first a letter or a digit. */
    public static final String PATTERN = "[a-z0-9][a-z0-9._-]{0,62}";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    private Names() {}

    /** Whether it can be a name. */
    public static boolean isValid(String name) {
        return COMPILED.matcher(name).matches();
    }

    /**
     * Passes a valid name through.
     *
     * @param field the field to name in the error
     * @throws FieldException when it cannot be a name
     */
    public static String require(String field, String name) {
        if (!isValid(name)) {
            throw new FieldException(field, "expected a name of the form " + PATTERN + ", found " + Quoted.text(name));
        }
        return name;
    }
}
