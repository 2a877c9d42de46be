// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A worker whose loop has ended is to be started again; one whose registry is away is not. */
@Liveness
@ApplicationScoped
@IfBuildProperty(name = "sparse-adapter.worker.enabled", stringValue = "true")
public class WorkerLiveness implements HealthCheck {

    private final Worker worker;

    WorkerLiveness(Worker worker) {
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("work loop").status(worker.alive()).build();
    }
}
