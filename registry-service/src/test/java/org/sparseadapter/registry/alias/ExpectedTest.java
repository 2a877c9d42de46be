// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.PreconditionFailedException;

class ExpectedTest {
    private static final OptionalLong ABSENT = OptionalLong.empty();

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3\"", "W/\"3\"", " \"3\" "})
    void readsEntityTags(String tag) {
        Expected expected = Expected.of(Optional.of(tag), Optional.empty());
        assertThat(expected.revision()).hasValue(3);
        assertThatCode(() -> expected.check(OptionalLong.of(3))).doesNotThrowAnyException();
        assertThatThrownBy(() -> expected.check(OptionalLong.of(4)))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("4");
        assertThatThrownBy(() -> expected.check(ABSENT)).isInstanceOf(PreconditionFailedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "\"1\", \"2\"", "99999999999999999999"})
    void refusesWhatIsNoRevision(String tag) {
        assertThatThrownBy(() -> Expected.of(Optional.of(tag), Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("If-Match");
    }

    @Test
    void canDemandThatThereIsNone() {
        Expected none = Expected.of(Optional.empty(), Optional.of("*"));
        assertThatCode(() -> none.check(ABSENT)).doesNotThrowAnyException();
        assertThatThrownBy(() -> none.check(OptionalLong.of(1))).isInstanceOf(PreconditionFailedException.class);
        assertThatCode(() -> Expected.anything().check(ABSENT)).doesNotThrowAnyException();
        assertThatCode(() -> Expected.anything().check(OptionalLong.of(9))).doesNotThrowAnyException();
    }

    @Test
    void anyRevisionStillDemandsThatThereIsOne() {
        Expected any = Expected.of(Optional.of("*"), Optional.empty());
        assertThatCode(() -> any.check(OptionalLong.of(9))).doesNotThrowAnyException();
        assertThatThrownBy(() -> any.check(ABSENT)).isInstanceOf(PreconditionFailedException.class);
    }
}
