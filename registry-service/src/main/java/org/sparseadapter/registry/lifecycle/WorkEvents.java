// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.sparseadapter.events.AdapterEvaluated;
import org.sparseadapter.events.AdapterTrained;
import org.sparseadapter.events.MaskComputed;
import org.sparseadapter.events.Topic;
import org.sparseadapter.events.WorkFailed;
import org.sparseadapter.events.WorkProgress;

/** The events of workers, one channel per topic. */
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
    CompletionStage<Void> maskComputed(Message<ConsumerRecord<String, byte[]>> message) {
        return inbox.handle(Topic.MASK_COMPUTED, MaskComputed.class, message, results::maskComputed);
    }

    @Incoming("adapter-trained")
    @Blocking
    CompletionStage<Void> adapterTrained(Message<ConsumerRecord<String, byte[]>> message) {
        return inbox.handle(Topic.ADAPTER_TRAINED, AdapterTrained.class, message, results::adapterTrained);
    }

    @Incoming("adapter-evaluated")
    @Blocking
    CompletionStage<Void> adapterEvaluated(Message<ConsumerRecord<String, byte[]>> message) {
        return inbox.handle(Topic.ADAPTER_EVALUATED, AdapterEvaluated.class, message, evaluations::adapterEvaluated);
    }

    @Incoming("work-failed")
    @Blocking
    CompletionStage<Void> workFailed(Message<ConsumerRecord<String, byte[]>> message) {
        return inbox.handle(Topic.WORK_FAILED, WorkFailed.class, message, results::workFailed);
    }

    @Incoming("training-progress")
    @Blocking
    CompletionStage<Void> progress(Message<ConsumerRecord<String, byte[]>> message) {
        return inbox.handle(Topic.TRAINING_PROGRESS, WorkProgress.class, message, progress::record);
    }
}
