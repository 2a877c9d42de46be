// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.compute;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.sparseadapter.core.plm.ModelFolder;
import org.sparseadapter.kit.settings.PlatformSettings;

/** The device and the base models, wired from the settings. */
public class ComputeBeans {

    @Produces
    @Singleton
    ComputeDevice computeDevice(PlatformSettings settings) {
        return ComputeDevice.choose(settings.device(), settings.threads());
    }

    @Produces
    @Singleton
    LoadedBaseModels baseModels(PlatformSettings settings, ComputeDevice device) {
        return new LoadedBaseModels(new ModelFolder(settings.modelsFolder()), device, settings.bfloat16());
    }

    void close(@Disposes LoadedBaseModels models) {
        models.close();
    }
}
