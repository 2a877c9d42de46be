// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.sparseadapter.core.recipe.Promotion;
import org.sparseadapter.events.LiveScores;

/**
 * The promotion gate: decides on the dev split whether a version may be named by an alias. The test split is never looked
 * at: a gate that chose by it would make the reported test metrics too good.
 */
final class PromotionGate {

    private PromotionGate() {}

    /**
     * The reason for which a version does not pass.
     *
     * @param rule what its recipe demands
     * @param dev its metrics on its dataset's dev split
     * @param served the version that the alias names, if it names one
     * @param live that version's metrics on the same split, if it could be evaluated
     * @return the reason; empty when it passes
     */
    static Optional<String> refusal(
            Promotion rule, Map<String, Double> dev, OptionalInt served, Optional<LiveScores> live) {
        Double value = dev.get(rule.metric());
        if (value == null || value.isNaN()) {
            return Optional.of("the evaluation has no dev " + rule.metric());
        }
        if (rule.atLeast().isPresent() && value < rule.atLeast().getAsDouble()) {
            return Optional.of(text(
                    "dev %s is %.4f, below the demanded %.4f",
                    rule.metric(), value, rule.atLeast().getAsDouble()));
        }
        if (rule.notBelowLiveBy().isEmpty() || served.isEmpty()) {
            return Optional.empty();
        }
        return compare(rule, value, served.getAsInt(), live);
    }

    private static Optional<String> compare(Promotion rule, double value, int served, Optional<LiveScores> live) {
        Optional<Double> reference = live.filter(scores -> scores.version() == served)
                .map(scores -> scores.dev().get(rule.metric()))
                .filter(found -> !found.isNaN());
        if (reference.isEmpty()) {
            return Optional.of("version " + served + ", which " + rule.alias()
                    + " names, could not be evaluated on this version's dataset");
        }
        double margin = rule.notBelowLiveBy().getAsDouble();
        return value >= reference.get() - margin
                ? Optional.empty()
                : Optional.of(text(
                        "dev %s is %.4f, more than %.4f below the %.4f of version %d, which %s names",
                        rule.metric(), value, margin, reference.get(), served, rule.alias()));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
