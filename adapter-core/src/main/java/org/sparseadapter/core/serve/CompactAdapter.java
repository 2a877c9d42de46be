// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.artifact.BaseFit;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.text.Digests;

/**
 * An adapter in its sparse, entropy-coded form: the bytes of its artifact, tens of kilobytes on the
 * Java heap. Thousands of these are kept for one that is dense. Equal digests are equal adapters.
 */
public final class CompactAdapter {

    private final String digest;
    private final byte[] artifact;
    private final Map<String, CompactAdapter> parts;
    private final HeadConfig head;
    private final String baseDigest;
    private final long denseBytes;

    private CompactAdapter(String digest, byte[] artifact, Map<String, CompactAdapter> parts, AdapterState state) {
        this.digest = digest;
        this.artifact = artifact;
        this.parts = Map.copyOf(parts);
        this.head = state.head();
        this.baseDigest = state.baseDigest();
        this.denseBytes = AdapterModule.bytes(state);
    }

    /**
     * Reads an artifact of an adapter without parts once, to know that it can be read again whenever it is expanded.
     *
     * @param artifact the file
     * @param base the base model that it is to act on
     * @throws org.sparseadapter.core.artifact.ArtifactException if it cannot be read, or does not belong to the
     *     base model
     * @throws IncompatibleAdapterException if it is not a trained adapter, or takes longer texts than the base model
     */
    public static CompactAdapter of(byte[] artifact, BaseModelInfo base) {
        return of(artifact, base, digest -> Optional.empty());
    }

    /**
     * Reads an artifact once, to know that it can be read again whenever it is expanded.
     *
     * @param artifact the file
     * @param base the base model that it is to act on
     * @param known a fusion's part by digest; it is shared, not copied
     * @throws org.sparseadapter.core.artifact.ArtifactException if it cannot be read, or does not belong to the
     *     base model, or one of its parts is missing or cannot be one
     * @throws IncompatibleAdapterException if it is not a trained adapter, or takes longer texts than the base model
     */
    public static CompactAdapter of(
            byte[] artifact, BaseModelInfo base, Function<String, Optional<CompactAdapter>> known) {
        byte[] own = Arrays.copyOf(artifact, artifact.length);
        Map<String, CompactAdapter> parts = new HashMap<>();
        Artifact content = ArtifactReader.read(own, digest -> {
            Optional<CompactAdapter> part = known.apply(digest);
            part.ifPresent(found -> parts.put(digest, found));
            return part.map(found -> found.artifact);
        });
        if (content.kind() != ArtifactKind.ADAPTER) {
            throw new IncompatibleAdapterException(
                    "expected a trained adapter, found an artifact of kind " + content.kind());
        }
        AdapterState state = BaseFit.require(content.state(), base);
        if (state.head().maxTokens() > base.maxTokens()) {
            throw new IncompatibleAdapterException(
                    "takes texts of " + state.head().maxTokens() + " tokens, but " + base.id() + " has positions for "
                            + base.maxTokens());
        }
        return new CompactAdapter(Digests.sha256(own), own, parts, state);
    }

    /** {@code sha256:...} of the artifact. */
    public String digest() {
        return digest;
    }

    /** What becomes of its rows, and how long a text it takes. */
    public HeadConfig head() {
        return head;
    }

    /** The base model that it belongs to. */
    public String baseDigest() {
        return baseDigest;
    }

    /** Bytes held on the heap, those of its parts included, which it may share with others. */
    public int bytes() {
        long bytes = artifact.length
                + parts.values().stream().mapToLong(CompactAdapter::bytes).sum();
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /** Bytes of native memory that its dense form takes, its parts included. */
    public long denseBytes() {
        return denseBytes;
    }

    /** The artifact's bytes, in a copy. */
    public byte[] artifact() {
        return artifact.clone();
    }

    /** Decodes the artifact. */
    public Artifact content() {
        return ArtifactReader.read(
                artifact, part -> Optional.ofNullable(parts.get(part)).map(found -> found.artifact));
    }

    /** The adapter of the artifact, decoded. */
    AdapterState state() {
        return content().state();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompactAdapter that && digest.equals(that.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return digest;
    }
}
