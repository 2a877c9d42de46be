// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sparseadapter.events.AdapterEvaluated;
import org.sparseadapter.events.AdapterTrained;
import org.sparseadapter.events.MaskComputed;
import org.sparseadapter.events.Topic;
import org.sparseadapter.events.WorkFailed;
import org.sparseadapter.events.WorkProgress;

/** Listens to workers. */
@ApplicationScoped
class WorkEvents {
    private final EventInbox inbox;
    private final Results results;
    private final Evaluations evaluations;
    private final ProgressReports progress;

    WorkEvents(EventInbox inbox, Results results, Evaluations evaluations, ProgressReports progress) {
        this.inbox = inbox;
        this.results = results;
        this.evaluations = evaluations;
        this.progress = progress;
    }

    @Incoming("mask-computed")
    @Blocking
    void maskComputed(ConsumerRecord<String, byte[]> message) {
        inbox.handle(Topic.MASK_COMPUTED, MaskComputed.class, MaskComputed::version, message, results::maskComputed);
    }

    @Incoming("adapter-trained")
    @Blocking
    void adapterTrained(ConsumerRecord<String, byte[]> message) {
        inbox.handle(
                Topic.ADAPTER_TRAINED, AdapterTrained.class, AdapterTrained::version, message, results::adapterTrained);
    }

    @Incoming("adapter-evaluated")
    @Blocking
    void adapterEvaluated(ConsumerRecord<String, byte[]> message) {
        inbox.handle(
                Topic.ADAPTER_EVALUATED,
                AdapterEvaluated.class,
                AdapterEvaluated::version,
                message,
                evaluations::adapterEvaluated);
    }

    @Incoming("work-failed")
    @Blocking
    void workFailed(ConsumerRecord<String, byte[]> message) {
        inbox.handle(Topic.WORK_FAILED, WorkFailed.class, WorkFailed::version, message, results::workFailed);
    }

    @Incoming("training-progress")
    @Blocking
    void progress(ConsumerRecord<String, byte[]> message) {
        inbox.handle(Topic.TRAINING_PROGRESS, WorkProgress.class, WorkProgress::version, message, progress::record);
    }
}
