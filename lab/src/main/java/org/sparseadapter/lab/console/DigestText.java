// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

/** Digests as text for people: as much of one as tells it from others. */
public final class DigestText {
    private static final int SHOWN = "sha256:".length() + 12;

    private DigestText() {}

    /** The first characters of a digest, for example {@code sha256:0123456789ab}; a shorter text as it is. */
    public static String abbreviated(String digest) {
        return digest.substring(0, Math.min(SHOWN, digest.length()));
    }
}
