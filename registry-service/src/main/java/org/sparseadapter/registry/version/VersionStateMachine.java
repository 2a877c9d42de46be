// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.version;

import org.sparseadapter.events.VersionState;

/**
 * The state machine of a version.
 *
 * <pre>
 * REQUESTED --mask computed--> MASKED --trained--> TRAINED --evaluated--> EVALUATED --gate passed--> READY ----+
 *     |                          |                    |                       |                                |
 *     |                          |                    |                       +-----gate not passed-> REJECTED-+
 *     |                          |                    |                       |                                |
 *     +--------------------------+--------------------+-----------------------+                      retired   |
 *                                |                                                                             v
 *              work failed -> FAILED,  owner gave up -> CANCELLED                                           RETIRED
 * </pre>
 *
 * An imported version, trained elsewhere, goes from REQUESTED to TRAINED at once. FAILED, CANCELLED and RETIRED are ends. A
 * transition into the state that already holds is a duplicate of the one that led there: it is neither made again nor an
 * error. Every other one is refused.
 */
public final class VersionStateMachine {

    private VersionStateMachine() {}

    /**
     * Whether a transition has to be made.
     *
     * @param from the state that holds
     * @param to the state that is asked for
     * @return false for a duplicate: there is nothing to do
     * @throws IllegalTransitionException where no transition leads from one to the other
     */
    public static boolean transitionNeeded(VersionState from, VersionState to) {
        if (from == to) {
            return false;
        }
        if (!allowed(from, to)) {
            throw new IllegalTransitionException(from, to);
        }
        return true;
    }

    /** Whether a transition leads directly from one state to another one. */
    public static boolean allowed(VersionState from, VersionState to) {
        return switch (to) {
            case REQUESTED -> false;
            case MASKED -> from == VersionState.REQUESTED;
            case TRAINED -> from == VersionState.MASKED || from == VersionState.REQUESTED;
            case EVALUATED -> from == VersionState.TRAINED;
            case READY, REJECTED -> from == VersionState.EVALUATED;
            case FAILED, CANCELLED -> !from.settled();
            case RETIRED -> from == VersionState.READY || from == VersionState.REJECTED;
        };
    }
}
