// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The backlog of the outbox, which the broker does not know yet: how many records wait, and for how long the oldest of them.
 */
@ApplicationScoped
public class OutboxGauges {
    private record Lag(long records, double seconds) {}

    private final EntityManager rows;
    private final AtomicReference<Lag> lag = new AtomicReference<>(new Lag(0, 0));

    OutboxGauges(EntityManager rows, MeterRegistry meters) {
        this.rows = rows;
        Gauge.builder("sparse_adapter_outbox_records", () -> lag.get().records())
                .description("Events that wait for the broker")
                .register(meters);
        Gauge.builder("sparse_adapter_outbox_lag_seconds", () -> lag.get().seconds())
                .description("For how long the oldest event waits for the broker")
                .register(meters);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void measure() {
        Object[] row = (Object[]) rows.createNativeQuery(
                        "select count(*), cast(coalesce(extract(epoch from now() - min(created_at)), 0) as"
                                + " double precision) from outbox")
                .getSingleResult();
        lag.set(new Lag(((Number) row[0]).longValue(), Math.max(0, ((Number) row[1]).doubleValue())));
    }
}
