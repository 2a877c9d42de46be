// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

/**
 * The schema of a topic's events: a name and a version. Every name that carries the version is made here. A schema
 * whose readers could not read its successor gets a new version, and with it a topic of its own, so that a consumer of
 * one topic meets one version; the first version's topic has the bare name.
 *
 * @param name the event in words, such as {@code mask-wanted}
 * @param version from 1
 */
record EventSchema(String name, int version) {

    EventSchema {
        if (version < 1) {
            throw new IllegalArgumentException("version: expected a number from 1, found " + version);
        }
    }

    /** The Kafka topic of the events. */
    String topicName() {
        return version == 1 ? name : name + "-v" + version;
    }

    /** The Kafka topic of records that are no such events. */
    String deadLetterName() {
        return topicName() + "-dlq";
    }

    /** The {@code ce_type} of the events. */
    String eventType() {
        return "org.sparseadapter." + name + ".v" + version;
    }

    /** The {@code ce_dataschema} of the events, the schema's {@code $id}. */
    String uri() {
        return "urn:sparseadapter:schema:" + name + ":" + version;
    }

    /** The path of the JSON schema below {@code contract}. */
    String path() {
        return "schemas/" + name + "-" + version + ".json";
    }
}
