// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sparseadapter.events.VersionState.CANCELLED;
import static org.sparseadapter.events.VersionState.EVALUATED;
import static org.sparseadapter.events.VersionState.FAILED;
import static org.sparseadapter.events.VersionState.MASKED;
import static org.sparseadapter.events.VersionState.READY;
import static org.sparseadapter.events.VersionState.REJECTED;
import static org.sparseadapter.events.VersionState.REQUESTED;
import static org.sparseadapter.events.VersionState.RETIRED;
import static org.sparseadapter.events.VersionState.TRAINED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.sparseadapter.events.VersionState;

class VersionStateMachineTest {
    // Said once more, from the design page and not from the code.
    private static final Map<VersionState, Set<VersionState>> WAYS = Map.of(
            REQUESTED, Set.of(MASKED, TRAINED, FAILED, CANCELLED),
            MASKED, Set.of(TRAINED, FAILED, CANCELLED),
            TRAINED, Set.of(EVALUATED, FAILED, CANCELLED),
            EVALUATED, Set.of(READY, REJECTED, FAILED, CANCELLED),
            READY, Set.of(RETIRED),
            REJECTED, Set.of(RETIRED),
            FAILED, Set.of(),
            CANCELLED, Set.of(),
            RETIRED, Set.of());

    @Property
    void allowsTheDesignedWaysAndNoOther(@ForAll VersionState from, @ForAll VersionState to) {
        if (from == to) {
            assertThat(VersionStateMachine.transitionNeeded(from, to)).isFalse();
        } else if (WAYS.get(from).contains(to)) {
            assertThat(VersionStateMachine.transitionNeeded(from, to)).isTrue();
        } else {
            assertThatThrownBy(() -> VersionStateMachine.transitionNeeded(from, to))
                    .isInstanceOf(IllegalTransitionException.class)
                    .hasMessageContaining(from.name())
                    .hasMessageContaining(to.name());
        }
    }

    @Property
    void whateverIsAskedInWhateverOrderTheWayStaysOnTheMap(@ForAll List<VersionState> asked) {
        List<VersionState> way = walk(asked);
        assertThat(way).doesNotHaveDuplicates();
        for (int i = 1; i < way.size(); i++) {
            assertThat(WAYS.get(way.get(i - 1))).contains(way.get(i));
        }
        if (way.contains(READY) || way.contains(REJECTED)) {
            assertThat(way).filteredOn(state -> state != MASKED).startsWith(REQUESTED, TRAINED, EVALUATED);
        }
    }

    @Property
    void askingEverythingTwiceChangesNothing(@ForAll List<VersionState> asked) {
        List<VersionState> doubled =
                asked.stream().flatMap(state -> List.of(state, state).stream()).toList();
        assertThat(walk(doubled)).isEqualTo(walk(asked));
    }

    @Example
    void everyStateCanBeReached() {
        assertThat(walk(List.of(MASKED, TRAINED, EVALUATED, READY, RETIRED))).hasSize(6);
        assertThat(walk(List.of(MASKED, TRAINED, EVALUATED, REJECTED, RETIRED))).hasSize(6);
        assertThat(walk(List.of(FAILED))).endsWith(FAILED);
        assertThat(walk(List.of(MASKED, CANCELLED))).endsWith(CANCELLED);
    }

    private static List<VersionState> walk(List<VersionState> asked) {
        List<VersionState> way = new ArrayList<>(List.of(REQUESTED));
        for (VersionState next : asked) {
            VersionState now = way.get(way.size() - 1);
            try {
                if (VersionStateMachine.transitionNeeded(now, next)) {
                    way.add(next);
                }
            } catch (IllegalTransitionException refused) {
                assertThat(WAYS.get(now)).doesNotContain(next);
            }
        }
        return way;
    }
}
