// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.compute;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.OptionalInt;
import org.sparseadapter.kit.settings.DeviceChoice;

/**
 * The compute device of this process, a CPU or a GPU. Chosen before anything else touches the engine, since the engine
 * reads its thread limits once.
 *
 * @param device the device in the engine's terms
 */
public record ComputeDevice(Device device) {

    /**
     * Decides on a device and bounds the engine's threads.
     *
     * @param threads of one product; empty leaves it to the engine
     * @throws IllegalStateException when a GPU is demanded and there is none
     */
    public static ComputeDevice choose(DeviceChoice choice, OptionalInt threads) {
        threads.ifPresent(most -> System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(most)));
        // More would only wait for each other: a forward is one chain of products.
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        // Its gain does not pay for the slow first calls of every new shape.
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        return new ComputeDevice(
                switch (choice) {
                    case CPU -> Device.cpu();
                    case AUTO -> gpus() > 0 ? Device.gpu() : Device.cpu();
                    case GPU -> {
                        if (gpus() == 0) {
                            throw new IllegalStateException(
                                    "sparse-adapter.device: expected a GPU, but the engine finds none");
                        }
                        yield Device.gpu();
                    }
                });
    }

    /** {@code cpu} or {@code gpu}, as claims and results say it. */
    public String word() {
        return device.isGpu() ? "gpu" : "cpu";
    }

    private static int gpus() {
        return Engine.getInstance().getGpuCount();
    }
}
