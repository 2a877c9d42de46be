// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.events.AliasMoved;
import org.sparseadapter.events.CloudEventHeaders;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.UnreadableEventException;

class AliasRecordTest {

    private static final AliasMoved MOVE = new AliasMoved("acme", "intents", "live", 3, 2, "sha256:aa", "sha256:bb");

    @Test
    void readsWhatTheRegistryWrites() {
        AliasRecord read = AliasRecord.of(entry(MOVE.key(), EventJson.write(MOVE), true));

        assertThat(read.move()).contains(MOVE);
        assertThat(read.key()).isEqualTo(new AliasKey("acme", "intents", "live"));
    }

    @Test
    void aTombstoneNeedsNoHeaders() {
        assertThat(AliasRecord.of(entry(MOVE.key(), null, false)).move()).isEmpty();
    }

    @Test
    void aRecordUnderAnotherKeyIsRefused() {
        assertThatThrownBy(() -> AliasRecord.of(entry("other/intents/live", EventJson.write(MOVE), true)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("acme/intents/live");
    }

    @Test
    void anUnknownSchemaVersionIsRefused() {
        assertThatThrownBy(() -> AliasRecord.of(entry(MOVE.key(), EventJson.write(MOVE), false)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("ce_specversion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"tenant\": 1}", "\u0000"})
    void dataThatIsNoMoveIsRefused(String data) {
        assertThatThrownBy(() -> AliasRecord.of(entry(MOVE.key(), data, true)))
                .isInstanceOf(UnreadableEventException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "acme/intents", "acme/intents/live/x", "../intents/live", "Acme/intents/live", "a//live"})
    void aKeyThatNamesNoAliasIsRefused(String key) {
        assertThatThrownBy(() -> AliasRecord.of(entry(key, null, false)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("key");
    }

    /** A move of one alias as it stands in the topic. */
    static ConsumerRecord<byte[], byte[]> moved(long offset, long revision, int version) {
        AliasMoved move = new AliasMoved("acme", "intents", "live", revision, version, "sha256:aa", "sha256:bb");
        return entry(move, offset, move.key(), EventJson.write(move), true);
    }

    private static ConsumerRecord<byte[], byte[]> entry(String key, String value, boolean headers) {
        return entry(MOVE, 0, key, value, headers);
    }

    private static ConsumerRecord<byte[], byte[]> entry(
            AliasMoved move, long offset, String key, String value, boolean headers) {
        ConsumerRecord<byte[], byte[]> entry =
                new ConsumerRecord<>("alias-moved", 0, offset, bytes(key), value == null ? null : bytes(value));
        if (headers) {
            CloudEventHeaders.of(move, "/registry", Instant.EPOCH)
                    .forEach((name, text) -> entry.headers().add(name, bytes(text)));
        }
        return entry;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
