// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.PreconditionFailedException;

/**
 * What a caller believes of an alias before it moves it.
 *
 * @param revision the revision that it saw; empty for any
 * @param absent whether it believes that there is none
 */
public record Expected(OptionalLong revision, boolean absent) {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?([0-9]{1,18})\"?");

    /** No belief: moves whatever is there. */
    public static Expected anything() {
        return new Expected(OptionalLong.empty(), false);
    }

    /** Reads the headers {@code If-Match} (an entity tag, or *) and {@code If-None-Match} (only *). */
    public static Expected of(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
        if (ifNoneMatch.isPresent() && !ifNoneMatch.get().trim().equals("*")) {
            throw new InvalidInputException("If-None-Match", "expected *, which asks for an alias that does not exist");
        }
        if (ifMatch.isEmpty() || ifMatch.get().trim().equals("*")) {
            return new Expected(OptionalLong.empty(), ifNoneMatch.isPresent());
        }
        Matcher tag = TAG.matcher(ifMatch.get().trim());
        if (!tag.matches()) {
            throw new InvalidInputException("If-Match", "expected the entity tag of the alias, such as \"3\"");
        }
        return new Expected(OptionalLong.of(Long.parseLong(tag.group(1))), ifNoneMatch.isPresent());
    }

    /**
     * Compares with what is there.
     *
     * @param present the alias's revision; empty where there is none
     * @throws PreconditionFailedException when somebody was faster
     */
    void check(OptionalLong present) {
        boolean holds = absent ? present.isEmpty() : revision.isEmpty() || revision.equals(present);
        if (!holds) {
            throw new PreconditionFailedException(
                    present.isPresent()
                            ? "The alias is at revision " + present.getAsLong() + "."
                            : "The alias does not exist.");
        }
    }
}
