// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.core.adapter.AdapterKinds;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.safetensors.SafetensorsLimits;
import org.sparseadapter.core.text.Digests;

/** Reads the parts that an artifact names. Each error names the part. */
final class PartReader {

    private PartReader() {}

    static List<AdapterState> read(ArtifactMetadata fused, PartSource source) {
        List<AdapterState> parts = new ArrayList<>();
        for (PartRef part : fused.adapter().parts()) {
            parts.add(read(part, fused.baseDigest(), source));
        }
        return parts;
    }

    private static AdapterState read(PartRef part, String baseDigest, PartSource source) {
        String digest = part.digest().orElseThrow(() -> error(part, "an artifact names its parts by digest"));
        byte[] bytes = source.artifact(digest).orElseThrow(() -> error(part, "is missing"));
        if (!Digests.sha256(bytes).equals(digest)) {
            throw error(part, "found a file of the digest " + Digests.sha256(bytes));
        }
        Artifact content = open(part, bytes);
        if (content.kind() != ArtifactKind.ADAPTER) {
            throw error(part, "expected a trained adapter, found an artifact of kind " + content.kind());
        }
        if (!content.state().baseDigest().equals(baseDigest)) {
            throw error(part, "belongs to the base model " + content.state().baseDigest() + ", expected " + baseDigest);
        }
        return content.state();
    }

    private static Artifact open(PartRef part, byte[] bytes) {
        // The metadata first: a fusion among the parts is refused as such, not for parts of its own that are missing.
        try {
            Safetensors container = Safetensors.read(bytes, SafetensorsLimits.ARTIFACT);
            ArtifactMetadata metadata = ArtifactMetadata.read(container.metadata());
            if (!AdapterKinds.of(metadata.adapter()).isFusible()) {
                throw new ArtifactException("expected a " + AdapterKinds.fusible() + " adapter, found "
                        + metadata.adapter().kind());
            }
            return ArtifactReader.read(bytes);
        } catch (SafetensorsException e) {
            throw new ArtifactException("part " + part + ": " + e.getMessage(), e);
        }
    }

    private static ArtifactException error(PartRef part, String problem) {
        return new ArtifactException("part " + part + ": " + problem);
    }
}
