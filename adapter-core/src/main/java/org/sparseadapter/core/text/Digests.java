// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of content in the form {@code sha256:} and 64 lower-case hexadecimal digits. */
public final class Digests {

    private static final String PREFIX = "sha256:";

    private static final int BUFFER_BYTES = 1 << 16;

    private Digests() {}

    /** The digest of these bytes. */
    public static String sha256(byte[] content) {
        return format(messageDigest().digest(content));
    }

    /** The digest of a file's bytes, without holding them. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = messageDigest();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return format(digest.digest());
    }

    /** The form of a finished SHA-256. */
    public static String format(byte[] sha256) {
        return PREFIX + HexFormat.of().formatHex(sha256);
    }

    /** Whether a text has the form of a digest. */
    public static boolean isDigest(String text) {
        return text.matches(PREFIX + "[0-9a-f]{64}");
    }

    /** A SHA-256 to be fed piece by piece; {@link #format} turns what it ends with into a digest. */
    public static MessageDigest messageDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
