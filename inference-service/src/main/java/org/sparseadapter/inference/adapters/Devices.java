// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.adapters;

import ai.djl.Device;
import ai.djl.engine.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import org.sparseadapter.kit.settings.PlatformSettings;

/** What this replica computes on. */
@ApplicationScoped
class Devices {

    private final PlatformSettings settings;

    Devices(PlatformSettings settings) {
        this.settings = settings;
    }

    /** The device, after the engine was told how many threads it may use. */
    Device chosen() {
        // The engine reads this when it starts, which is at the first question put to it.
        settings.threads()
                .ifPresent(threads -> System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads)));
        return switch (settings.device()) {
            case CPU -> Device.cpu();
            case GPU -> Device.gpu();
            case AUTO -> Engine.getInstance().getGpuCount() > 0 ? Device.gpu() : Device.cpu();
        };
    }
}
