// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.sparseadapter.events.AdapterEvaluated;
import org.sparseadapter.events.AdapterTrained;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.LiveScores;
import org.sparseadapter.events.MaskComputed;
import org.sparseadapter.events.VersionChanged;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.registry.outbox.Outbox;
import org.sparseadapter.registry.progress.ProgressLog;

/**
 * Moves versions through their states, and tells followers and other services. Each method asks {@link
 * VersionStateMachine} first and answers whether the version moved; the caller holds the row's lock.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class VersionLife {
    private static final Logger LOG = Logger.getLogger(VersionLife.class);

    private final EntityManager database;
    private final PartLedger parts;
    private final Outbox outbox;
    private final ProgressLog progress;
    private final Clock clock;

    VersionLife(EntityManager database, PartLedger parts, Outbox outbox, ProgressLog progress, Clock clock) {
        this.database = database;
        this.parts = parts;
        this.outbox = outbox;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Makes the next version of an adapter, whose row is locked.
     *
     * @param adapterId the adapter's row
     * @param ref the version's name, with the number that the adapter gave it
     */
    public Version request(Long adapterId, VersionRef ref, PinnedRecipe recipe, Optional<String> idempotencyKey) {
        Instant now = clock.instant();
        Version version = new Version(adapterId, ref, recipe, idempotencyKey, now);
        database.persist(version);
        remember(version, Lineage.Relation.BASE, recipe.base(), recipe.baseDigest());
        remember(version, Lineage.Relation.DATASET, recipe.dataset(), recipe.datasetDigest());
        recipe.parts().forEach(part -> remember(version, Lineage.Relation.PART, part.name(), part.digest()));
        parts.keep(version, recipe.parts());
        tellFollowers(version, now);
        return version;
    }

    /** Makes the next version of an adapter, whose row is locked, from an artifact that is there: TRAINED at once. */
    public Version importVersion(
            Long adapterId,
            VersionRef ref,
            PinnedRecipe recipe,
            ImportedArtifact artifact,
            Optional<String> idempotencyKey) {
        Version version = request(adapterId, ref, recipe, idempotencyKey);
        version.take(artifact);
        remember(version, Lineage.Relation.IMPORTED, artifact.origin(), artifact.digest());
        enter(version, VersionState.TRAINED, Optional.empty());
        return version;
    }

    /** To MASKED. */
    public boolean masked(Version version, MaskComputed result) {
        if (!VersionStateMachine.transitionNeeded(version.state(), VersionState.MASKED)) {
            return false;
        }
        version.take(result);
        remember(version, Lineage.Relation.INITIAL, "initial", result.initialDigest());
        enter(version, VersionState.MASKED, Optional.empty());
        return true;
    }

    /** To TRAINED. */
    public boolean trained(Version version, AdapterTrained result) {
        if (!VersionStateMachine.transitionNeeded(version.state(), VersionState.TRAINED)) {
            return false;
        }
        version.take(result);
        enter(version, VersionState.TRAINED, Optional.empty());
        return true;
    }

    /**
     * To EVALUATED.
     *
     * @param compared the artifact of the served version that took part, if one did
     */
    public boolean evaluated(Version version, AdapterEvaluated result, Optional<String> compared) {
        if (!VersionStateMachine.transitionNeeded(version.state(), VersionState.EVALUATED)) {
            return false;
        }
        version.take(result);
        result.live()
                .map(LiveScores::version)
                .ifPresent(number -> compared.ifPresent(digest ->
                        remember(version, Lineage.Relation.COMPARED, version.adapter() + "@" + number, digest)));
        enter(version, VersionState.EVALUATED, Optional.empty());
        return true;
    }

    /** To a settled state, announced to all services. */
    public boolean settle(Version version, VersionState state, Optional<String> reason) {
        if (!VersionStateMachine.transitionNeeded(version.state(), state)) {
            return false;
        }
        Instant now = enter(version, state, reason);
        outbox.publish(new VersionChanged(version.ref(), state, reason, now));
        return true;
    }

    private Instant enter(Version version, VersionState state, Optional<String> reason) {
        Instant now = clock.instant();
        version.enter(state, reason, now);
        LOG.infof(
                "%s is %s%s",
                version.ref().key(), state, reason.map(why -> ": " + why).orElse(""));
        tellFollowers(version, now);
        return now;
    }

    private void tellFollowers(Version version, Instant now) {
        StateTold told = new StateTold(version.state(), version.reason(), now);
        progress.add(
                version.id(),
                version.state().name(),
                ProgressLog.STATE,
                EventJson.mapper().valueToTree(told).toString());
    }

    private void remember(Version version, Lineage.Relation relation, String name, String digest) {
        database.persist(new Lineage(version.id(), relation, name, digest));
    }

    /** What followers read when a version enters a state. */
    record StateTold(VersionState state, Optional<String> reason, Instant at) {}
}
