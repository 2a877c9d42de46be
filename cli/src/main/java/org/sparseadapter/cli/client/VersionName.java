// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an adapter or of one of its versions: {@code ADAPTER} or {@code ADAPTER@N}.
 *
 * @param adapter the adapter's name
 * @param version the version's number; empty for the adapter itself
 */
public record VersionName(String adapter, OptionalInt version) {
    private static final Pattern FORM = Pattern.compile("([a-z0-9][a-z0-9._-]{0,62})(?:@([1-9][0-9]{0,8}))?");

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    public static VersionName parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is neither ADAPTER nor ADAPTER@N: a name has lower-case letters, digits, '.', '_' and '-',"
                    + " a version is a number from 1");
        }
        OptionalInt version =
                matcher.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(matcher.group(2)));
        return new VersionName(matcher.group(1), version);
    }

    @Override
    public String toString() {
        return version.isPresent() ? adapter + "@" + version.getAsInt() : adapter;
    }
}
