// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.PreconditionFailedException;

/**
 * The precondition of an alias move: its revision or presence as the caller knows it.
 *
 * @param revision the revision that it saw; empty for any
 * @param presence whether it believes that there is an alias
 */
record Expected(OptionalLong revision, Presence presence) {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?([0-9]{1,18})\"?");

    /** The presence that a precondition demands. */
    enum Presence {
        /** Either will do. */
        EITHER,
        /** There has to be one. */
        PRESENT,
        /** There must be none. */
        ABSENT
    }

    /** No precondition: moves the alias from whatever it names. */
    static Expected anything() {
        return new Expected(OptionalLong.empty(), Presence.EITHER);
    }

    /** Reads the headers {@code If-Match} (an entity tag, or *) and {@code If-None-Match} (only *). */
    static Expected of(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
        if (ifNoneMatch.isPresent()) {
            if (ifMatch.isPresent() || !ifNoneMatch.get().trim().equals("*")) {
                throw new InvalidInputException(
                        "If-None-Match", "expected * alone, which asks for an alias that does not exist");
            }
            return new Expected(OptionalLong.empty(), Presence.ABSENT);
        }
        return ifMatch.map(String::trim).map(Expected::ofTag).orElseGet(Expected::anything);
    }

    private static Expected ofTag(String ifMatch) {
        if (ifMatch.equals("*")) {
            return new Expected(OptionalLong.empty(), Presence.PRESENT);
        }
        Matcher tag = TAG.matcher(ifMatch);
        if (!tag.matches()) {
            throw new InvalidInputException("If-Match", "expected the entity tag of the alias, such as \"3\"");
        }
        return new Expected(OptionalLong.of(Long.parseLong(tag.group(1))), Presence.PRESENT);
    }

    /**
     * Compares with what is there.
     *
     * @param present the alias's revision; empty where there is none
     * @throws PreconditionFailedException when the alias was moved meanwhile
     */
    void check(OptionalLong present) {
        boolean holds =
                switch (presence) {
                    case EITHER -> true;
                    case ABSENT -> present.isEmpty();
                    case PRESENT -> present.isPresent() && (revision.isEmpty() || revision.equals(present));
                };
        if (!holds) {
            throw new PreconditionFailedException(
                    present.isPresent()
                            ? "The alias is at revision " + present.getAsLong() + "."
                            : "The alias does not exist.");
        }
    }
}
