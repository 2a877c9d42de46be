// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.sparseadapter.events.Stage;
import org.sparseadapter.registry.work.WorkState;

/**
 * How much work waits and runs, by stage: what workers are scaled on. Counted in the database every few seconds, so
 * every replica of the registry tells the same; take the maximum over them, not the sum.
 */
@ApplicationScoped
public class WorkGauges {
    private final EntityManager rows;
    private final AtomicReference<Map<String, Long>> counts = new AtomicReference<>(Map.of());

    WorkGauges(EntityManager rows, MeterRegistry meters) {
        this.rows = rows;
        for (Stage stage : Stage.values()) {
            for (WorkState state : List.of(WorkState.WAITING, WorkState.RUNNING)) {
                Gauge.builder("sparse_adapter_work", () -> counts.get()
                                .getOrDefault(key(stage.name(), state.name()), 0L))
                        .description("Pieces of work by stage, waiting or running")
                        .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(meters);
            }
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void count() {
        Map<String, Long> found = new HashMap<>();
        List<?> groups = rows.createNativeQuery("select stage, state, count(*) from work"
                        + " where state in ('WAITING', 'RUNNING') group by stage, state")
                .getResultList();
        for (Object group : groups) {
            Object[] row = (Object[]) group;
            found.put(key((String) row[0], (String) row[1]), ((Number) row[2]).longValue());
        }
        counts.set(found);
    }

    private static String key(String stage, String state) {
        return stage + "/" + state;
    }
}
