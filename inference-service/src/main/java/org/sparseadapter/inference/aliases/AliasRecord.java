// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.sparseadapter.events.AliasMoved;
import org.sparseadapter.events.CloudEventHeaders;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.Topic;
import org.sparseadapter.events.UnreadableEventException;

/**
 * A record of {@code alias-moved}, parsed.
 *
 * @param key which alias
 * @param move where it points; empty where it was deleted
 */
record AliasRecord(AliasKey key, Optional<AliasMoved> move) {

    /**
     * Reads a record.
     *
     * @throws UnreadableEventException if it is none of this topic
     */
    static AliasRecord of(ConsumerRecord<byte[], byte[]> entry) {
        if (entry.key() == null) {
            throw new UnreadableEventException("key: expected tenant/adapter/alias, found none");
        }
        String text = text(entry.key());
        AliasKey key = AliasKey.parse(text);
        if (entry.value() == null) {
            return new AliasRecord(key, Optional.empty());
        }
        CloudEventHeaders.check(Topic.ALIAS_MOVED, headers(entry));
        AliasMoved move = (AliasMoved) EventJson.read(Topic.ALIAS_MOVED, entry.value());
        if (!move.key().equals(text)) {
            throw new UnreadableEventException("key: expected " + move.key() + " as in the data, found " + text);
        }
        if (move.version() < 1) {
            throw new UnreadableEventException("version: expected a number from 1, found " + move.version());
        }
        return new AliasRecord(key, Optional.of(move));
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> entry) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : entry.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), text(header.value()));
            }
        }
        return headers;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
