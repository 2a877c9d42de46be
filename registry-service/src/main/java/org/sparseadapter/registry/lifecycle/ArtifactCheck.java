// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.events.UnreadableEventException;
import org.sparseadapter.registry.blob.BlobKey;
import org.sparseadapter.registry.blob.Blobs;
import org.sparseadapter.registry.version.Version;

/** Opens what a worker left before anything is built on it: a file that cannot be read must not become live. */
@ApplicationScoped
class ArtifactCheck {
    private final Blobs blobs;

    ArtifactCheck(Blobs blobs) {
        this.blobs = blobs;
    }

    /**
     * What is wrong with an artifact; empty when it can be used.
     *
     * @throws UnreadableEventException when it was never stored
     */
    Optional<String> fault(Version version, String digest, ArtifactKind kind) {
        byte[] bytes = blobs.read(new BlobKey(version.tenant(), digest))
                .orElseThrow(() -> new UnreadableEventException("the tenant has no blob " + digest));
        try {
            Artifact artifact = ArtifactReader.read(bytes);
            if (artifact.kind() != kind) {
                return Optional.of("expected an artifact of kind " + kind + ", found " + artifact.kind());
            }
            if (!artifact.state().baseDigest().equals(version.baseDigest())) {
                return Optional.of("belongs to base model " + artifact.state().baseDigest() + ", expected "
                        + version.baseDigest());
            }
            return Optional.empty();
        } catch (ArtifactException e) {
            return Optional.of(e.getMessage());
        }
    }
}
