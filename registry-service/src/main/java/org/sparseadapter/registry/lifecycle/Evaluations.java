// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.sparseadapter.core.recipe.Promotion;
import org.sparseadapter.events.AdapterEvaluated;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.events.work.LiveArtifact;
import org.sparseadapter.registry.alias.Aliases;
import org.sparseadapter.registry.lifecycle.LockedWork.Held;
import org.sparseadapter.registry.version.Version;
import org.sparseadapter.registry.version.VersionLife;
import org.sparseadapter.registry.work.ComparedVersion;
import org.sparseadapter.registry.work.Work;
import org.sparseadapter.registry.work.WorkQueue;

/** The follow-up of evaluations: the gate, and the alias that a recipe asks for. */
@ApplicationScoped
public class Evaluations {
    private static final Logger LOG = Logger.getLogger(Evaluations.class);

    private final Results results;
    private final ComparedVersion compared;
    private final VersionLife life;
    private final WorkQueue queue;
    private final Aliases aliases;

    Evaluations(Results results, ComparedVersion compared, VersionLife life, WorkQueue queue, Aliases aliases) {
        this.results = results;
        this.compared = compared;
        this.life = life;
        this.queue = queue;
        this.aliases = aliases;
    }

    /** A report is there: the gate decides. Answers whether anything changed. */
    @Transactional
    public boolean adapterEvaluated(AdapterEvaluated result) {
        return results.awaited(result.workId(), result.version(), Stage.EVALUATE, result.attempt())
                .map(held -> {
                    results.requireBlob(result.version(), "reportDigest", result.reportDigest());
                    return follow(held, result);
                })
                .orElse(false);
    }

    private boolean follow(Held held, AdapterEvaluated result) {
        Version version = held.version();
        Work work = held.work();
        // The adapter's row is locked, so the alias stays where it is until the gate has decided.
        Optional<LiveArtifact> served = compared.servedBeside(version);
        if (!served.map(LiveArtifact::version).equals(work.liveVersion())) {
            LOG.infof(
                    "%s: the alias moved during the evaluation, which is made again",
                    version.ref().key());
            if (work.heldBy(result.attempt())) {
                queue.giveBack(work, version.ref());
            }
            return true;
        }
        queue.done(work, result.seconds());
        life.evaluated(version, result, served.map(LiveArtifact::digest));
        OptionalInt beside = served.map(live -> OptionalInt.of(live.version())).orElseGet(OptionalInt::empty);
        decide(version, result, beside);
        return true;
    }

    private void decide(Version version, AdapterEvaluated result, OptionalInt served) {
        Optional<Promotion> rule = StoredRecipe.promotion(version);
        Optional<String> refusal =
                rule.flatMap(promotion -> PromotionGate.refusal(promotion, result.dev(), served, result.live()));
        if (refusal.isPresent()) {
            life.settle(version, VersionState.REJECTED, refusal);
            return;
        }
        life.settle(version, VersionState.READY, Optional.empty());
        rule.flatMap(promotion -> aliases.promote(version, promotion.alias()))
                .ifPresent(newer -> LOG.infof(
                        "%s passed its gate, but the alias stays with the newer version %d",
                        version.ref().key(), newer));
    }
}
