// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The readiness check that keeps requests from a replica that is still reading the alias table. */
@Readiness
@ApplicationScoped
class AliasTableReadinessCheck implements HealthCheck {

    private final AliasTableReadiness readiness;

    AliasTableReadinessCheck(AliasTableReadiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("alias-table")
                .status(readiness.isReady())
                .build();
    }
}
