// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Products of single-precision rows with frozen weights in bfloat16, gradients of the rows included: twice as fast where
 * the processor has instructions for it. Sums are kept in single precision; the relative error of a product is about 0.3 %.
 */
public final class HalfProducts {

    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final String INSTRUCTIONS = "avx512_bf16";

    // 15 and 6 are the engine's numbers for bfloat16 and single precision.
    private static final String METHODS =
            """
              def halved(self: __torch__.Kernels,
                weight: Tensor) -> Tensor:
                return torch.to(weight, 15)
              def linear(self: __torch__.Kernels,
                rows: Tensor,
                weight: Tensor,
                bias: Tensor) -> Tensor:
                product = torch.linear(torch.to(rows, 15), weight)
                return torch.add(torch.to(product, 6), bias)
            """;

    private final Script script;

    private HalfProducts(Script script) {
        this.script = script;
    }

    /** Compiles the product; released with the manager. */
    public static HalfProducts load(NDManager owner) {
        return new HalfProducts(Script.load(METHODS, owner));
    }

    /** Whether the device computes such products faster than exact ones. */
    public static boolean fastOn(Device device) {
        if (device.isGpu() || !Files.isReadable(PROCESSOR)) {
            return false;
        }
        try {
            return Files.readString(PROCESSOR).contains(INSTRUCTIONS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + PROCESSOR, e);
        }
    }

    /** A copy of a weight in bfloat16, owned by the weight's manager. */
    public NDArray halved(NDArray weight) {
        return script.call("halved", new NDList(weight));
    }

    /**
     * {@code x W^T + b}.
     *
     * @param rows {@code [rows, in]}
     * @param halved what {@link #halved} made of a weight {@code [out, in]}
     * @param bias {@code [out]}
     * @return {@code [rows, out]} in single precision, owned by the manager of the rows
     */
    NDArray linear(NDArray rows, NDArray halved, NDArray bias) {
        return script.call("linear", new NDList(rows, halved, bias));
    }
}
