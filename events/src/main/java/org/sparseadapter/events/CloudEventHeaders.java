// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The CloudEvents 1.0 attributes of an event as Kafka headers (binary mode: the record's value is the
 * data alone). The tenant travels as an extension attribute, so that a consumer can tell whose a
 * record is without parsing it.
 */
public final class CloudEventHeaders {

    /** Which extension attribute names the tenant. */
    public static final String TENANT = "ce_tenant";

    private CloudEventHeaders() {}

    /**
     * The headers of an event.
     *
     * @param event what happened
     * @param source who says so, such as {@code /registry}
     * @param time when it was said
     */
    public static Map<String, String> of(Event event, String source, Instant time) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.id());
        headers.put("ce_type", event.topic().eventType());
        headers.put("ce_source", source);
        headers.put("ce_subject", event.key());
        headers.put("ce_time", time.toString());
        headers.put("ce_dataschema", event.topic().schemaUri());
        headers.put(TENANT, event.tenant());
        headers.put("content-type", "application/json");
        return headers;
    }

    /**
     * Refuses a record whose headers speak of another kind or another schema version than this code
     * reads.
     */
    public static void check(Topic topic, Map<String, String> headers) {
        expect(headers, "ce_specversion", "1.0");
        expect(headers, "ce_type", topic.eventType());
        expect(headers, "ce_dataschema", topic.schemaUri());
    }

    private static void expect(Map<String, String> headers, String name, String expected) {
        String found = headers.get(name);
        if (!expected.equals(found)) {
            throw new UnreadableEventException(name + ": expected " + expected + ", found " + found);
        }
    }
}
