// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.text;

import java.nio.file.Path;
import java.util.Locale;

/** The name of a folder in the form of names here: lower case, with hyphens for what a name may not hold. */
public final class FolderName {

    private static final int MOST = 63;

    private FolderName() {}

    /** The last part of a folder's path as a name, for example {@code my-intents} for {@code /data/My Intents}. */
    public static String of(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String text = last == null ? "" : last.toString();
        String name =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-").replaceAll("^[^a-z0-9]+", "");
        return name.isEmpty() ? "unnamed" : name.substring(0, Math.min(name.length(), MOST));
    }
}
