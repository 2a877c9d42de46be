// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.recipe.Promotion;
import org.sparseadapter.events.LiveScores;

class PromotionGateTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    private static Promotion rule(OptionalDouble atLeast, OptionalDouble notBelowLiveBy) {
        return new Promotion("live", "accuracy", atLeast, notBelowLiveBy);
    }

    private static Map<String, Double> accuracy(double value) {
        return Map.of("accuracy", value);
    }

    private static Optional<LiveScores> live(int version, double value) {
        return Optional.of(new LiveScores(version, accuracy(value)));
    }

    @Test
    void theBoundItselfPasses() {
        Promotion rule = rule(OptionalDouble.of(0.75), NONE);
        assertThat(PromotionGate.refusal(rule, accuracy(0.75), OptionalInt.empty(), Optional.empty()))
                .isEmpty();
        assertThat(PromotionGate.refusal(rule, accuracy(0.7499), OptionalInt.empty(), Optional.empty()))
                .hasValueSatisfying(why -> assertThat(why).contains("0.7499", "0.7500"));
    }

    @Test
    void theFirstVersionHasNothingToBeComparedWith() {
        Promotion rule = rule(NONE, OptionalDouble.of(0));
        assertThat(PromotionGate.refusal(rule, accuracy(0.1), OptionalInt.empty(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void comparesWithTheServedVersionWithinTheMargin() {
        Promotion rule = rule(NONE, OptionalDouble.of(0.25));
        assertThat(PromotionGate.refusal(rule, accuracy(0.5), OptionalInt.of(3), live(3, 0.75)))
                .isEmpty();
        assertThat(PromotionGate.refusal(rule, accuracy(0.49), OptionalInt.of(3), live(3, 0.75)))
                .hasValueSatisfying(why -> assertThat(why).contains("version 3"));
    }

    @Test
    void aServedVersionThatWasNotEvaluatedLetsNothingPass() {
        Promotion rule = rule(NONE, OptionalDouble.of(0.25));
        assertThat(PromotionGate.refusal(rule, accuracy(0.9), OptionalInt.of(3), Optional.empty()))
                .isPresent();
        assertThat(PromotionGate.refusal(rule, accuracy(0.9), OptionalInt.of(3), live(2, 0.1)))
                .isPresent();
        assertThat(PromotionGate.refusal(rule, accuracy(0.9), OptionalInt.of(3), live(3, Double.NaN)))
                .isPresent();
    }

    @Test
    void aMissingMetricLetsNothingPass() {
        Promotion rule = rule(NONE, NONE);
        assertThat(PromotionGate.refusal(rule, Map.of("loss", 0.1), OptionalInt.empty(), Optional.empty()))
                .isPresent();
        assertThat(PromotionGate.refusal(rule, accuracy(Double.NaN), OptionalInt.empty(), Optional.empty()))
                .isPresent();
    }
}
