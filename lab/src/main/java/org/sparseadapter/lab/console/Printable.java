// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import java.util.regex.Pattern;

/**
 * Text that is safe to print on a terminal: names out of a file or an answer may hold characters that move the cursor, colour
 * or hide what was said, or turn the direction of writing.
 */
final class Printable {

    /** Control characters but newline and tab, and Unicode's controls of the direction of writing. */
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}\\x{061C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\\n\\t]]");

    private Printable() {}

    /** The text with a question mark for each control character; newlines and tabs stay. */
    static String of(String text) {
        return CONTROLS.matcher(text).replaceAll("?");
    }
}
