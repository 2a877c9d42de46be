// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.events.UnreadableEventException;
import org.sparseadapter.registry.blob.BlobKey;
import org.sparseadapter.registry.blob.Blobs;
import org.sparseadapter.registry.version.PartLedger;
import org.sparseadapter.registry.version.Version;

/** The check of an artifact that a worker left, before anything is built on it: an unreadable file must not become live. */
@ApplicationScoped
class ArtifactCheck {
    private final Blobs blobs;
    private final PartLedger parts;

    ArtifactCheck(Blobs blobs, PartLedger parts) {
        this.blobs = blobs;
        this.parts = parts;
    }

    /**
     * The fault of an artifact: its parts, kind or base model are not those of the version, or it cannot be read; empty when
     * it can be used.
     *
     * @throws UnreadableEventException when the tenant has no such blob
     */
    Optional<String> fault(Version version, String digest, ArtifactKind kind) {
        byte[] bytes = blobs.read(new BlobKey(version.tenant(), digest))
                .orElseThrow(() -> new UnreadableEventException("the tenant has no blob " + digest));
        try {
            Set<String> pinned = parts.digests(version);
            // Of parts that the recipe does not name none is there.
            Artifact artifact = ArtifactReader.read(bytes, named -> Optional.of(named)
                    .filter(pinned::contains)
                    .flatMap(part -> blobs.read(new BlobKey(version.tenant(), part))));
            if (artifact.state().parts().size() != pinned.size()) {
                return Optional.of("expected the " + pinned.size() + " parts of its recipe, found "
                        + artifact.state().parts().size());
            }
            if (artifact.kind() != kind) {
                return Optional.of("expected an artifact of kind " + kind + ", found " + artifact.kind());
            }
            if (!artifact.state().baseDigest().equals(version.baseDigest())) {
                return Optional.of("belongs to base model " + artifact.state().baseDigest() + ", expected "
                        + version.baseDigest());
            }
            return Optional.empty();
        } catch (SafetensorsException e) {
            return Optional.of(e.getMessage());
        }
    }
}
