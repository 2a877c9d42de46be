// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparseadapter.events.Topic;

class ChannelTopicsTest {

    private static final String INCOMING = "mp.messaging.incoming.";

    @Test
    void aChannelReadsTheTopicOfTheEventThatItIsCalledAfter() {
        SmallRyeConfig config = config(Map.of());

        assertThat(config.getConfigValue(INCOMING + "mask-computed.topic").getValue())
                .isEqualTo(Topic.MASK_COMPUTED.topicName());
        assertThat(config.getConfigValue(INCOMING + "mask-computed.dead-letter-queue.topic")
                        .getValue())
                .isEqualTo(Topic.MASK_COMPUTED.deadLetterName());
    }

    @Test
    void aChannelReadsTheTopicOfTheEventThatItNames() {
        SmallRyeConfig config = config(Map.of(INCOMING + "wanted.topic", "evaluation-wanted"));

        assertThat(config.getConfigValue(INCOMING + "wanted.topic").getValue())
                .isEqualTo(Topic.EVALUATION_WANTED.topicName());
        assertThat(config.getConfigValue(INCOMING + "wanted.dead-letter-queue.topic")
                        .getValue())
                .isEqualTo(Topic.EVALUATION_WANTED.deadLetterName());
    }

    @Test
    void whatIsSetOrOfNoEventStays() {
        SmallRyeConfig config = config(Map.of(
                INCOMING + "mask-computed.dead-letter-queue.topic", "elsewhere", INCOMING + "other.topic", "foreign"));

        assertThat(config.getConfigValue(INCOMING + "mask-computed.dead-letter-queue.topic")
                        .getValue())
                .isEqualTo("elsewhere");
        assertThat(config.getConfigValue(INCOMING + "other.topic").getValue()).isEqualTo("foreign");
        assertThat(config.getConfigValue(INCOMING + "other.dead-letter-queue.topic")
                        .getValue())
                .isNull();
        assertThat(config.getConfigValue("mp.messaging.outgoing.mask-computed.topic")
                        .getValue())
                .isNull();
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredInterceptors()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
