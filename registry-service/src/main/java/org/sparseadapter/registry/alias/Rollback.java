// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The version that a rollback of an alias goes back to. A history is read as a stack: setting and promoting push, rolling
 * back pops down to the version that it went back to, deleting clears. So rolling back twice goes back
 * two steps and not back and forth.
 */
final class Rollback {

    private Rollback() {}

    /**
     * The nearest earlier version that can be named.
     *
     * @param history all moves, the oldest first
     * @param nameable whether a version can be named by an alias now
     */
    static Optional<Integer> target(List<AliasMove> history, IntPredicate nameable) {
        Deque<Integer> stack = new ArrayDeque<>();
        history.forEach(move -> replay(stack, move));
        if (stack.isEmpty()) {
            return Optional.empty();
        }
        int present = stack.pop();
        return stack.stream()
                .filter(number -> number != present && nameable.test(number))
                .findFirst();
    }

    private static void replay(Deque<Integer> stack, AliasMove move) {
        switch (move.cause()) {
            case SET, PROMOTION -> stack.push(move.version().orElseThrow());
            case DELETION -> stack.clear();
            case ROLLBACK -> popTo(stack, move.version().orElseThrow());
            default -> throw new IllegalStateException("unknown cause " + move.cause());
        }
    }

    private static void popTo(Deque<Integer> stack, int back) {
        stack.pop();
        while (!stack.isEmpty() && stack.peek() != back) {
            stack.pop();
        }
    }
}
