// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sparseadapter.core.text.Quoted;

/**
 * A version of an adapter that is part of another one: {@code NAME@3}, or {@code NAME@3@sha256:...} once it is pinned.
 *
 * @param name the adapter's name
 * @param version its number, from 1
 * @param digest of its artifact; empty for what the registry has under that number
 */
public record PartRef(String name, int version, Optional<String> digest) {

    private static final Pattern FORM = Pattern.compile("([^@]{1,63})@([1-9][0-9]{0,8})(?:@(sha256:[0-9a-f]{64}))?");

    public PartRef {
        Objects.requireNonNull(digest, "digest");
        if (!FORM.matcher(text(name, version, digest)).matches()) {
            throw new IllegalArgumentException("expected NAME@VERSION or NAME@VERSION@sha256:..., found "
                    + Quoted.text(text(name, version, digest)));
        }
    }

    /**
     * Reads {@code NAME@3} or {@code NAME@3@sha256:...}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static PartRef parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected NAME@VERSION or NAME@VERSION@sha256:..., found " + Quoted.text(text));
        }
        return new PartRef(matcher.group(1), Integer.parseInt(matcher.group(2)), Optional.ofNullable(matcher.group(3)));
    }

    /** The same version, held to its artifact. */
    public PartRef pinned(String digestOfArtifact) {
        return new PartRef(name, version, Optional.of(digestOfArtifact));
    }

    /** Whether both name the same version, pinned or not. */
    public boolean sameVersion(PartRef other) {
        return name.equals(other.name) && version == other.version;
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return text(name, version, digest);
    }

    private static String text(String name, int version, Optional<String> digest) {
        return name + "@" + version + digest.map(value -> "@" + value).orElse("");
    }
}
