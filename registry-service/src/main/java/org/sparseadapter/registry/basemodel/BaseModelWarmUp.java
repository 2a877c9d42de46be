// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.basemodel;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;
import org.sparseadapter.core.plm.BaseModelInfo;

/** The digests of the base models, computed beside the start so that no request waits for them. */
@ApplicationScoped
class BaseModelWarmUp {
    private static final Logger LOG = Logger.getLogger(BaseModelWarmUp.class);

    private final BaseModelCatalogue models;
    private final ExecutorService threads;

    BaseModelWarmUp(BaseModelCatalogue models, ExecutorService threads) {
        this.models = models;
        this.threads = threads;
    }

    void start(@Observes StartupEvent event) {
        threads.execute(() -> {
            try {
                LOG.infof(
                        "Base models: %s",
                        models.list().stream().map(BaseModelInfo::id).toList());
            } catch (RuntimeException failure) {
                LOG.warnf("The base models cannot be listed: %s", failure.getMessage());
            }
        });
    }
}
