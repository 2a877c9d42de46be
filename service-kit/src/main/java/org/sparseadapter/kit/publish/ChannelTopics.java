// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.publish;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sparseadapter.events.Topic;

/**
 * Topic names in the settings of incoming channels, taken from the contract. A channel reads the topic of the event that
 * its {@code topic} names, or its own name where it has none; its dead letters go to that topic's. Names that are no
 * events, and a dead letter topic that is set, stay as they are.
 */
public final class ChannelTopics implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "mp.messaging.incoming.";
    private static final Pattern NAME =
            Pattern.compile("mp\\.messaging\\.incoming\\.([^.]+)(\\.dead-letter-queue)?\\.topic");

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue configured = context.proceed(name);
        Matcher setting = NAME.matcher(name);
        if (!name.startsWith(PREFIX) || !setting.matches()) {
            return configured;
        }
        boolean deadLetters = setting.group(2) != null;
        if (deadLetters && configured != null) {
            return configured;
        }
        String channel = setting.group(1);
        ConfigValue named = deadLetters ? context.proceed(PREFIX + channel + ".topic") : configured;
        String event = Optional.ofNullable(named).map(ConfigValue::getValue).orElse(channel);
        // Values that were resolved while the application was built come by their topic's name.
        return Topic.ofEvent(event)
                .or(() -> Topic.named(event))
                .map(topic -> deadLetters ? topic.deadLetterName() : topic.topicName())
                .map(topic -> value(name, topic))
                .orElse(configured);
    }

    private static ConfigValue value(String name, String topic) {
        return ConfigValue.builder()
                .withName(name)
                .withValue(topic)
                .withRawValue(topic)
                .withConfigSourceName(ChannelTopics.class.getSimpleName())
                .build();
    }
}
