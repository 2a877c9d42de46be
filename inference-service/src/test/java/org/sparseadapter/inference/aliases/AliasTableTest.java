// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sparseadapter.events.AliasMoved;

class AliasTableTest {

    private final AliasTable table = new AliasTable();

    private static AliasMoved move(long revision, int version) {
        return new AliasMoved("acme", "intents", "live", revision, version, "sha256:" + version, "sha256:base");
    }

    @Test
    void anOlderOrKnownRevisionIsNoNews() {
        assertThat(table.moved(move(2, 5))).isTrue();
        assertThat(table.moved(move(2, 5))).isFalse();
        assertThat(table.moved(move(1, 4))).isFalse();
        assertThat(table.wants(move(2, 5))).isTrue();
        assertThat(table.moved(move(3, 4))).isTrue();
        assertThat(table.wants(move(2, 5))).isFalse();
        assertThat(table.wanted()).containsExactly(move(3, 4));
    }

    @Test
    void whatIsNotServedYetIsUnsettled() {
        table.moved(move(1, 1));

        assertThat(table.unsettled()).isEqualTo(1);
        assertThat(table.find(AliasKey.of(move(1, 1))))
                .hasValueSatisfying(state -> assertThat(state.served()).isEmpty());
    }

    @Test
    void aDeletedAliasMayComeAgain() {
        table.moved(move(7, 1));

        assertThat(table.deleted(AliasKey.of(move(7, 1)))).isTrue();
        assertThat(table.deleted(AliasKey.of(move(7, 1)))).isFalse();
        assertThat(table.wants(move(7, 1))).isFalse();
        assertThat(table.moved(move(1, 1))).isTrue();
        assertThat(table.size()).isEqualTo(1);
    }
}
