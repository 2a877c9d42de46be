// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventSchemaTest {

    @Test
    void aLaterVersionShowsInEveryName() {
        EventSchema second = new EventSchema("mask-wanted", 2);

        assertThat(second.topicName()).isEqualTo("mask-wanted-v2");
        assertThat(second.deadLetterName()).isEqualTo("mask-wanted-v2-dlq");
        assertThat(second.eventType()).isEqualTo("org.sparseadapter.mask-wanted.v2");
        assertThat(second.uri()).isEqualTo("urn:sparseadapter:schema:mask-wanted:2");
        assertThat(second.path()).isEqualTo("schemas/mask-wanted-2.json");
    }

    @Test
    void theFirstVersionHasTheBareTopic() {
        assertThat(new EventSchema("mask-wanted", 1).topicName()).isEqualTo("mask-wanted");
        assertThat(Topic.MASK_WANTED.eventType()).isEqualTo("org.sparseadapter.mask-wanted.v1");
    }

    @Test
    void versionsCountFromOne() {
        assertThatThrownBy(() -> new EventSchema("mask-wanted", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version: expected a number from 1, found 0");
    }
}
