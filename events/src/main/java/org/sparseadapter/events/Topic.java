// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The Kafka topics of the platform, each with the one kind and schema version of event that it carries. */
public enum Topic {
    /** Requests of a mask. */
    MASK_WANTED("mask-wanted", 1, WorkWanted.class, Retention.DAYS),
    /** Requests of a training. */
    TRAINING_WANTED("training-wanted", 1, WorkWanted.class, Retention.DAYS),
    /** Requests of an evaluation. */
    EVALUATION_WANTED("evaluation-wanted", 1, WorkWanted.class, Retention.DAYS),
    /** A mask and initial weights exist. */
    MASK_COMPUTED("mask-computed", 1, MaskComputed.class, Retention.DAYS),
    /** A trained artifact exists. */
    ADAPTER_TRAINED("adapter-trained", 1, AdapterTrained.class, Retention.DAYS),
    /** A metrics report exists. */
    ADAPTER_EVALUATED("adapter-evaluated", 1, AdapterEvaluated.class, Retention.DAYS),
    /** A piece of work could not be done. */
    WORK_FAILED("work-failed", 1, WorkFailed.class, Retention.DAYS),
    /** The progress of a piece of work. */
    TRAINING_PROGRESS("training-progress", 1, WorkProgress.class, Retention.HOURS),
    /** A version reached a state. */
    VERSION_CHANGED("version-changed", 1, VersionChanged.class, Retention.DAYS),
    /** An alias names another version: the table that inference replicas follow. */
    ALIAS_MOVED("alias-moved", 1, AliasMoved.class, Retention.COMPACTED),
    /** A dataset was sealed. */
    DATASET_REGISTERED("dataset-registered", 1, DatasetRegistered.class, Retention.DAYS);

    private final EventSchema schema;
    private final Class<? extends Event> payload;
    private final Retention retention;

    Topic(String schema, int version, Class<? extends Event> payload, Retention retention) {
        this.schema = new EventSchema(schema, version);
        this.payload = payload;
        this.retention = retention;
    }

    /** The topic that announces work of a stage. */
    public static Topic wanted(Stage stage) {
        return switch (stage) {
            case MASK -> MASK_WANTED;
            case TRAIN -> TRAINING_WANTED;
            case EVALUATE -> EVALUATION_WANTED;
        };
    }

    /** The topic of a Kafka name, if it is one of the platform's. */
    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName().equals(topicName))
                .findFirst();
    }

    /** The topic that carries an event in its present version, by the event's name such as {@code mask-wanted}. */
    public static Optional<Topic> ofEvent(String name) {
        return Arrays.stream(values())
                .filter(topic -> topic.schema.name().equals(name))
                .findFirst();
    }

    /** The name in Kafka. */
    public String topicName() {
        return schema.topicName();
    }

    /** The topic of its unreadable records: the dead letters. */
    public String deadLetterName() {
        return schema.deadLetterName();
    }

    /** The record that the data of an event of this topic binds to. */
    public Class<? extends Event> payload() {
        return payload;
    }

    /** The {@code ce_type} of its events, with the schema's version. */
    public String eventType() {
        return schema.eventType();
    }

    /** The {@code ce_dataschema} of its events. */
    public String schemaUri() {
        return schema.uri();
    }

    /** The name and version of its events. */
    EventSchema schema() {
        return schema;
    }

    /** How long the broker keeps records. */
    public Retention retention() {
        return retention;
    }

    /** How long the broker keeps records of a topic. */
    public enum Retention {
        /** The newest record per key, for ever: a table. */
        COMPACTED,
        /** Long enough to replay after an incident. */
        DAYS,
        /** Only of interest while it happens. */
        HOURS;

        /** The age at which a record may go; empty for a table. */
        public Optional<Duration> age() {
            return switch (this) {
                case COMPACTED -> Optional.empty();
                case DAYS -> Optional.of(Duration.ofDays(7));
                case HOURS -> Optional.of(Duration.ofHours(6));
            };
        }
    }
}
