// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNameTest {
    @Test
    void anAdapterMayCarryAVersion() {
        assertThat(VersionName.parse("mood")).isEqualTo(new VersionName("mood", OptionalInt.empty()));
        assertThat(VersionName.parse("mood@12")).isEqualTo(new VersionName("mood", OptionalInt.of(12)));
        assertThat(VersionName.parse("mood@12")).hasToString("mood@12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mood", "mood@", "mood@0", "mood@-1", "mood@x", "../mood", "mood@1@2", "a b"})
    void anythingElseIsRefusedWithWhatWasExpected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VersionName.parse(text))
                .withMessageContaining("ADAPTER@N");
    }
}
