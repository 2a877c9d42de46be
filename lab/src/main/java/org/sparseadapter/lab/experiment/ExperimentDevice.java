// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import ai.djl.Device;
import ai.djl.engine.Engine;
import org.sparseadapter.core.tensor.HalfProducts;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.console.EngineSettings;

/**
 * The device on which the runs compute. Made before anything else touches the engine, which reads its limits once.
 *
 * @param device the engine's name for it
 * @param threads of the engine
 */
record ExperimentDevice(Device device, int threads) {

    /** The values of {@code --device}. */
    enum Choice {
        /** A GPU where the engine finds one. */
        AUTO,
        CPU,
        GPU
    }

    /**
     * Decides on a device and bounds the engine's threads.
     *
     * @throws CommandFailedException when a GPU is demanded and there is none
     */
    static ExperimentDevice choose(Choice choice, int threads) {
        EngineSettings.apply(threads);
        boolean gpu = choice != Choice.CPU && Engine.getInstance().getGpuCount() > 0;
        if (choice == Choice.GPU && !gpu) {
            throw new CommandFailedException("--device gpu: the engine finds no GPU here");
        }
        return new ExperimentDevice(gpu ? Device.gpu() : Device.cpu(), threads);
    }

    /** {@code gpu}, {@code cpu}, or {@code cpu-bf16} where products with frozen weights are made in bfloat16. */
    String word() {
        if (device.isGpu()) {
            return "gpu";
        }
        return HalfProducts.fastOn(device) ? "cpu-bf16" : "cpu";
    }
}
