// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * An event of the platform: something that happened, or is wanted. The JSON form of the record is the data of a
 * CloudEvent; {@link CloudEventHeaders} has its attributes.
 */
public sealed interface Event permits VersionEvent, AliasMoved, DatasetRegistered {

    /** The topic on which it is published. */
    Topic topic();

    /** The Kafka key: records of one key stay in order. */
    String key();

    /** The tenant that it belongs to. */
    String tenant();

    /** Tells this event from the others of its topic and key; equal for a duplicate. */
    String occurrence();

    /** The {@code ce_id}: the same occurrence always gets the same id, so a duplicate shows. */
    default String id() {
        String name = topic().eventType() + "|" + key() + "|" + occurrence();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
