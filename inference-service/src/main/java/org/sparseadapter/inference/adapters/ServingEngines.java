// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.adapters;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.sparseadapter.core.serve.QueueLimits;
import org.sparseadapter.core.serve.ServingEngine;
import org.sparseadapter.core.serve.ServingListener;
import org.sparseadapter.core.serve.ServingSettings;
import org.sparseadapter.inference.InferenceConfig;

/** The one serving engine of this replica, with its metrics. */
@ApplicationScoped
class ServingEngines {

    @Produces
    @Singleton
    ServingEngine engine(InferenceConfig config, MeterRegistry meters) {
        ServingSettings settings = new ServingSettings(
                config.batch().window(),
                config.batch().tokens(),
                new QueueLimits(config.queue().total(), config.queue().perTenant()),
                config.queue().deadline(),
                config.adapters().dense().asLongValue());
        ServingEngine engine = new ServingEngine(settings, listener(meters), InstantSource.system());
        meters.gauge("sparse.adapter.queue", engine, ServingEngine::waiting);
        meters.gauge("sparse.adapter.dense.bytes", engine, e -> e.denseTier().bytes());
        meters.gauge("sparse.adapter.dense.adapters", engine, e -> e.denseTier().entries());
        FunctionCounter.builder(
                        "sparse.adapter.dense.hits", engine, e -> e.denseTier().hits())
                .description("Adapters that were dense when they were needed")
                .register(meters);
        FunctionCounter.builder("sparse.adapter.dense.misses", engine, e -> e.denseTier()
                        .misses())
                .description("Adapters that had to be expanded")
                .register(meters);
        return engine;
    }

    /** Answers what waits while the base models are still there. */
    void stop(@Observes ShutdownEvent event, ServingEngine engine) {
        engine.close();
    }

    private static ServingListener listener(MeterRegistry meters) {
        Timer time = Timer.builder("sparse.adapter.batch.time")
                .description("Computing one batch")
                .register(meters);
        DistributionSummary sequences = summary(meters, "sparse.adapter.batch.sequences", "Sequences of one batch");
        DistributionSummary tokens = summary(meters, "sparse.adapter.batch.tokens", "Tokens of one batch");
        DistributionSummary adapters =
                summary(meters, "sparse.adapter.batch.adapters", "Different adapters in one batch");
        return (sequenceCount, tokenCount, adapterCount, took) -> {
            time.record(took);
            sequences.record(sequenceCount);
            tokens.record(tokenCount);
            adapters.record(adapterCount);
        };
    }

    private static DistributionSummary summary(MeterRegistry meters, String name, String description) {
        return DistributionSummary.builder(name).description(description).register(meters);
    }
}
