// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.kit.problem.UnknownResourceException;
import org.sparseadapter.registry.alias.Alias;
import org.sparseadapter.registry.alias.AliasRepository;
import org.sparseadapter.registry.lifecycle.VersionView.ArtifactView;
import org.sparseadapter.registry.lifecycle.VersionView.LineageView;
import org.sparseadapter.registry.version.Version;
import org.sparseadapter.registry.version.VersionRepository;
import org.sparseadapter.registry.work.WorkRepository;

/** Reads versions with their stages, files and lineage. */
@ApplicationScoped
@Transactional
public class VersionReader {
    private final VersionRepository versions;
    private final AliasRepository aliases;
    private final WorkRepository works;

    VersionReader(VersionRepository versions, AliasRepository aliases, WorkRepository works) {
        this.versions = versions;
        this.aliases = aliases;
        this.works = works;
    }

    /** The version's row, if the tenant has it; 404 otherwise. */
    public Version row(VersionRef ref) {
        return versions.of(ref)
                .orElseThrow(() -> new UnknownResourceException("version", ref.adapter() + "@" + ref.version()));
    }

    /** The whole view of a version. */
    public VersionView view(VersionRef ref) {
        Version version = row(ref);
        return new VersionView(
                version.adapter(),
                version.number(),
                version.state(),
                version.reason(),
                aliases.naming(version.id()).stream().map(Alias::name).toList(),
                json(version.recipe()),
                version.densities().map(VersionReader::json),
                version.metrics().map(VersionReader::json),
                artifact(version),
                versions.lineage(version).stream().map(LineageView::of).toList(),
                works.ofVersion(version.id()).stream().map(StageView::of).toList(),
                version.requestedAt(),
                version.settledAt());
    }

    private static Optional<ArtifactView> artifact(Version version) {
        return version.artifactDigest()
                .map(digest -> new ArtifactView(
                        digest,
                        version.artifactBytes().orElseThrow(),
                        version.denseBytes().orElseThrow()));
    }

    private static JsonNode json(String stored) {
        try {
            return EventJson.mapper().readTree(stored);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what the registry stored is always JSON", impossible);
        }
    }
}
