// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.predict;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sparseadapter.inference.InferenceConfig;
import org.sparseadapter.kit.problem.ProblemException;

/**
 * Metrics of requests per tenant, counted and timed; tenants beyond a bound share a label, so that no caller can grow
 * the metrics without end.
 */
@ApplicationScoped
class PredictMetrics {

    private static final String OTHERS = "(others)";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry meters;
    private final int bound;
    private final Set<String> labelled = ConcurrentHashMap.newKeySet();

    PredictMetrics(MeterRegistry meters, InferenceConfig config) {
        this.meters = meters;
        this.bound = config.request().tenantLabels();
    }

    /** A request of a tenant came in. */
    Request request(String tenant) {
        return new Request(label(tenant), Timer.start(meters));
    }

    private String label(String tenant) {
        if (labelled.contains(tenant)) {
            return tenant;
        }
        synchronized (labelled) {
            if (labelled.size() < bound) {
                labelled.add(tenant);
                return tenant;
            }
        }
        return OTHERS;
    }

    /** A request that is being measured. */
    final class Request {

        private final String tenant;
        private final Timer.Sample start;

        private Request(String tenant, Timer.Sample start) {
            this.tenant = tenant;
            this.start = start;
        }

        /** The request was answered. */
        void answered(int inputs) {
            stop("answered");
            Counter.builder("sparse.adapter.predict.inputs")
                    .description("Inputs that were answered")
                    .tag("tenant", tenant)
                    .register(meters)
                    .increment(inputs);
        }

        /** The request failed, for this reason, which is handed back. */
        RuntimeException failed(RuntimeException reason) {
            stop(
                    reason instanceof ProblemException problem
                            ? problem.type().name().toLowerCase(Locale.ROOT)
                            : "internal");
            return reason;
        }

        private void stop(String outcome) {
            start.stop(Timer.builder("sparse.adapter.predict")
                    .description("Requests for predictions")
                    .tag("tenant", tenant)
                    .tag("outcome", outcome)
                    .serviceLevelObjectives(BUCKETS)
                    .register(meters));
        }
    }
}
