// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.sparseadapter.kit.compute.LoadedBaseModels;
import org.sparseadapter.kit.settings.PlatformSettings;

/** A worker without a single base model can do nothing that it claims. */
@Readiness
@ApplicationScoped
@IfBuildProperty(name = "sparse-adapter.worker.enabled", stringValue = "true")
public class WorkerReadiness implements HealthCheck {

    private final LoadedBaseModels models;
    private final PlatformSettings settings;

    WorkerReadiness(LoadedBaseModels models, PlatformSettings settings) {
        this.models = models;
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("base models")
                .withData("folder", settings.modelsFolder().toString())
                .status(models.available())
                .build();
    }
}
