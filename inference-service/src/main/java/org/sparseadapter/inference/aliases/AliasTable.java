// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.sparseadapter.events.AliasMoved;
import org.sparseadapter.inference.adapters.ServedVersion;

/**
 * All aliases of all tenants. A move first changes what is wanted; what is served changes in one
 * step, when the wanted version is ready. Every change of an entry is atomic, so a reader sees a whole
 * version or the whole one before it.
 */
@ApplicationScoped
public class AliasTable {

    private final ConcurrentMap<AliasKey, AliasState> states = new ConcurrentHashMap<>();

    /**
     * An alias was moved.
     *
     * @return whether that was news; a revision that is known, or older than the known one, is not
     */
    public boolean moved(AliasMoved move) {
        AliasState after = states.compute(AliasKey.of(move), (key, state) -> {
            if (state == null) {
                return new AliasState(move, Optional.empty());
            }
            return move.revision() > state.wanted().revision() ? new AliasState(move, state.served()) : state;
        });
        return after.wanted() == move;
    }

    /**
     * An alias was deleted.
     *
     * @return whether it was there
     */
    public boolean deleted(AliasKey key) {
        return states.remove(key) != null;
    }

    /** Whether this move is still the newest of its alias. */
    public boolean wants(AliasMoved move) {
        AliasState state = states.get(AliasKey.of(move));
        return state != null && state.wanted().equals(move);
    }

    /**
     * Lets a version answer from now on.
     *
     * @return whether it does; not if the alias was moved again or deleted meanwhile
     */
    public boolean swapIn(AliasMoved move, ServedVersion version) {
        AliasState after = states.computeIfPresent(
                AliasKey.of(move),
                (key, state) -> state.wanted().equals(move) ? new AliasState(move, Optional.of(version)) : state);
        return after != null && after.served().filter(version::equals).isPresent();
    }

    /** The state of an alias, if there is one. */
    public Optional<AliasState> find(AliasKey key) {
        return Optional.ofNullable(states.get(key));
    }

    /** The newest move of every alias. */
    public Collection<AliasMoved> wanted() {
        return states.values().stream().map(AliasState::wanted).toList();
    }

    /** How many aliases are known. */
    public int size() {
        return states.size();
    }

    /** How many aliases wait for the version that they name. */
    public long unsettled() {
        return List.copyOf(states.values()).stream()
                .filter(state -> !state.isSettled())
                .count();
    }
}
