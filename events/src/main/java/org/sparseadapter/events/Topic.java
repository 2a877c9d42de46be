// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The Kafka topics of the platform, each with the one kind of event that it carries. */
public enum Topic {
    /** Somebody should compute a mask. */
    MASK_WANTED("mask-wanted", WorkWanted.class, Retention.DAYS),
    /** Somebody should train. */
    TRAINING_WANTED("training-wanted", WorkWanted.class, Retention.DAYS),
    /** Somebody should evaluate. */
    EVALUATION_WANTED("evaluation-wanted", WorkWanted.class, Retention.DAYS),
    /** A mask and initial weights exist. */
    MASK_COMPUTED("mask-computed", MaskComputed.class, Retention.DAYS),
    /** A trained artifact exists. */
    ADAPTER_TRAINED("adapter-trained", AdapterTrained.class, Retention.DAYS),
    /** A metrics report exists. */
    ADAPTER_EVALUATED("adapter-evaluated", AdapterEvaluated.class, Retention.DAYS),
    /** A piece of work could not be done. */
    WORK_FAILED("work-failed", WorkFailed.class, Retention.DAYS),
    /** How far a piece of work has come. */
    TRAINING_PROGRESS("training-progress", WorkProgress.class, Retention.HOURS),
    /** A version reached a state. */
    VERSION_CHANGED("version-changed", VersionChanged.class, Retention.DAYS),
    /** An alias names another version: the table that inference replicas follow. */
    ALIAS_MOVED("alias-moved", AliasMoved.class, Retention.COMPACTED),
    /** A dataset was sealed. */
    DATASET_REGISTERED("dataset-registered", DatasetRegistered.class, Retention.DAYS);

    private final String topicName;
    private final Class<? extends Event> payload;
    private final Retention retention;

    Topic(String topicName, Class<? extends Event> payload, Retention retention) {
        this.topicName = topicName;
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
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }

    /** The name in Kafka. */
    public String topicName() {
        return topicName;
    }

    /** Where records go that nobody can read. */
    public String deadLetterName() {
        return topicName + "-dlq";
    }

    /** The record that the data of an event of this topic binds to. */
    public Class<? extends Event> payload() {
        return payload;
    }

    /** The {@code ce_type} of its events; the trailing number is the schema's version. */
    public String eventType() {
        return "org.sparseadapter." + topicName + ".v1";
    }

    /** The {@code ce_dataschema} of its events. */
    public String schemaUri() {
        return "urn:sparseadapter:schema:" + topicName + ":1";
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
