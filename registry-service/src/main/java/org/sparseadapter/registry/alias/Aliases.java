// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sparseadapter.events.AliasMoved;
import org.sparseadapter.events.Topic;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.kit.problem.ConflictException;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.UnknownResourceException;
import org.sparseadapter.registry.adapter.Adapter;
import org.sparseadapter.registry.adapter.AdapterRepository;
import org.sparseadapter.registry.outbox.Outbox;
import org.sparseadapter.registry.version.Version;
import org.sparseadapter.registry.version.VersionRepository;

/**
 * Moves aliases. Every move is made under the adapter's row lock, so it compares with what is really
 * there, cannot meet a retirement half way, and its record follows that of the move before.
 */
@ApplicationScoped
@Transactional
public class Aliases {
    private final AdapterRepository adapters;
    private final AliasRepository aliases;
    private final VersionRepository versions;
    private final Outbox outbox;
    private final Clock clock;

    Aliases(
            AdapterRepository adapters,
            AliasRepository aliases,
            VersionRepository versions,
            Outbox outbox,
            Clock clock) {
        this.adapters = adapters;
        this.aliases = aliases;
        this.versions = versions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Where an alias points. */
    public AliasView view(AliasRef ref) {
        Alias alias = present(adapter(ref), ref);
        return view(ref, alias, named(alias));
    }

    /** The version that an alias names. */
    public Optional<Version> version(AliasRef ref) {
        return adapters.named(ref.tenant(), ref.adapter())
                .flatMap(adapter -> aliases.named(adapter.id(), ref.alias()))
                .flatMap(Alias::versionId)
                .map(versions::findById);
    }

    /** How an alias moved, the latest first. */
    public List<AliasMoveView> history(AliasRef ref) {
        Alias alias = aliases.named(adapter(ref).id(), ref.alias()).orElseThrow(ref::unknown);
        return aliases.history(alias).stream().map(AliasMoveView::of).toList();
    }

    /** Lets an alias name a READY version; nothing happens where it does already. */
    AliasView set(AliasRef ref, int number, Expected expected, String by) {
        Adapter adapter = locked(ref);
        Optional<Alias> before = aliases.named(adapter.id(), ref.alias());
        expected.check(revision(before));
        Version version = versions.of(new VersionRef(ref.tenant(), ref.adapter(), number))
                .orElseThrow(() -> new InvalidInputException("version", "the adapter has no version " + number));
        if (version.state() != VersionState.READY) {
            throw new ConflictException("Version " + number + " is " + version.state()
                    + "; an alias can only name a version that is READY.");
        }
        Alias alias = move(ref, adapter, before, version, MoveCause.SET, by);
        return view(ref, alias, version);
    }

    /**
     * Lets an alias name a version that has just passed its gate, unless it names a newer one by now.
     *
     * @return the newer version that stays, if one does
     */
    public Optional<Integer> promote(Version version, String name) {
        AliasRef ref = new AliasRef(version.tenant(), version.adapter(), name);
        Adapter adapter = locked(ref);
        Optional<Alias> before = aliases.named(adapter.id(), name);
        Optional<Integer> newer = before.flatMap(Alias::versionId)
                .map(id -> versions.findById(id).number())
                .filter(number -> number > version.number());
        if (newer.isEmpty()) {
            move(ref, adapter, before, version, MoveCause.PROMOTION, "promotion of version " + version.number());
        }
        return newer;
    }

    /** Takes the last move back. */
    AliasView rollback(AliasRef ref, Expected expected, String by) {
        Adapter adapter = locked(ref);
        Alias alias = present(adapter, ref);
        expected.check(OptionalLong.of(alias.revision()));
        List<AliasMove> history = new ArrayList<>(aliases.history(alias));
        Collections.reverse(history);
        Version version = Rollback.target(history, number -> ready(ref, number).isPresent())
                .flatMap(number -> ready(ref, number))
                .orElseThrow(() -> new ConflictException("There is no earlier version that could be named."));
        move(ref, adapter, Optional.of(alias), version, MoveCause.ROLLBACK, by);
        return view(ref, alias, version);
    }

    /** Deletes an alias; its history and revision stay. */
    void delete(AliasRef ref, Expected expected, String by) {
        Adapter adapter = locked(ref);
        Alias alias = present(adapter, ref);
        expected.check(OptionalLong.of(alias.revision()));
        alias.move(Optional.empty(), clock.instant());
        aliases.getEntityManager().persist(new AliasMove(alias, Optional.empty(), by, MoveCause.DELETION));
        tombstone(ref);
    }

    /** Publishes what every alias of an adapter says now, for a table that was lost. Answers how many records. */
    public int republish(Long adapterId) {
        // It may have been deleted since it was listed.
        return adapters.findByIdOptional(adapterId)
                .flatMap(found -> adapters.locked(found.tenant(), found.name()))
                .map(this::republish)
                .orElse(0);
    }

    private int republish(Adapter adapter) {
        List<Alias> all = aliases.ofAdapter(adapter.id());
        for (Alias alias : all) {
            AliasRef ref = new AliasRef(adapter.tenant(), adapter.name(), alias.name());
            alias.versionId()
                    .map(versions::findById)
                    .ifPresentOrElse(version -> announce(ref, alias, version), () -> tombstone(ref));
        }
        return all.size();
    }

    private Alias move(
            AliasRef ref, Adapter adapter, Optional<Alias> before, Version version, MoveCause cause, String by) {
        Alias alias = before.orElseGet(() -> new Alias(adapter.id(), ref.alias()));
        if (alias.versionId().filter(version.id()::equals).isPresent()) {
            return alias;
        }
        alias.move(Optional.of(version.id()), clock.instant());
        aliases.persist(alias);
        aliases.getEntityManager().persist(new AliasMove(alias, Optional.of(version.number()), by, cause));
        announce(ref, alias, version);
        return alias;
    }

    private void announce(AliasRef ref, Alias alias, Version version) {
        outbox.publish(new AliasMoved(
                ref.tenant(),
                ref.adapter(),
                ref.alias(),
                alias.revision(),
                version.number(),
                artifact(version),
                version.baseDigest()));
    }

    private void tombstone(AliasRef ref) {
        outbox.tombstone(Topic.ALIAS_MOVED, AliasMoved.key(ref.tenant(), ref.adapter(), ref.alias()), ref.tenant());
    }

    private Optional<Version> ready(AliasRef ref, int number) {
        return versions.of(new VersionRef(ref.tenant(), ref.adapter(), number))
                .filter(version -> version.state() == VersionState.READY);
    }

    private Adapter adapter(AliasRef ref) {
        return adapters.named(ref.tenant(), ref.adapter())
                .orElseThrow(() -> new UnknownResourceException("adapter", ref.adapter()));
    }

    private Adapter locked(AliasRef ref) {
        return adapters.locked(ref.tenant(), ref.adapter())
                .orElseThrow(() -> new UnknownResourceException("adapter", ref.adapter()));
    }

    private Alias present(Adapter adapter, AliasRef ref) {
        return aliases.named(adapter.id(), ref.alias())
                .filter(alias -> alias.versionId().isPresent())
                .orElseThrow(ref::unknown);
    }

    private Version named(Alias alias) {
        return versions.findById(alias.versionId().orElseThrow());
    }

    private static OptionalLong revision(Optional<Alias> alias) {
        return alias.filter(there -> there.versionId().isPresent())
                .map(there -> OptionalLong.of(there.revision()))
                .orElseGet(OptionalLong::empty);
    }

    private static AliasView view(AliasRef ref, Alias alias, Version version) {
        return new AliasView(
                ref.adapter(), ref.alias(), version.number(), artifact(version), alias.revision(), alias.movedAt());
    }

    private static String artifact(Version version) {
        return version.artifactDigest().orElseThrow();
    }
}
