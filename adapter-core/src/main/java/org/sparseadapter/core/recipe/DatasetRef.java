// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.json.Names;
import org.sparseadapter.core.text.Quoted;

/**
 * A dataset by name, and by digest once it is pinned: {@code NAME} or {@code NAME@sha256:...}.
 *
 * @param name the dataset's name within its tenant
 * @param digest the digest of its manifest; empty for whatever the name stands for at submission
 */
public record DatasetRef(String name, Optional<String> digest) {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    public DatasetRef {
        Names.require("dataset", name);
        Objects.requireNonNull(digest, "digest");
        digest.ifPresent(value -> {
            if (!DIGEST.matcher(value).matches()) {
                throw new FieldException(
                        "dataset",
                        "expected a digest of sha256: and 64 hexadecimal digits after the @, found "
                                + Quoted.text(value));
            }
        });
    }

    /**
     * Reads {@code NAME} or {@code NAME@sha256:...}.
     *
     * @throws FieldException when it is neither
     */
    public static DatasetRef parse(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? new DatasetRef(text, Optional.empty())
                : new DatasetRef(text.substring(0, at), Optional.of(text.substring(at + 1)));
    }

    /** The same dataset, held to what it is now. */
    public DatasetRef pinned(String digestOfManifest) {
        return new DatasetRef(name, Optional.of(digestOfManifest));
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return digest.map(value -> name + "@" + value).orElse(name);
    }
}
