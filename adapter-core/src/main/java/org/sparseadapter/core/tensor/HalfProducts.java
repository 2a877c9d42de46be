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
 * Matrix products of single-precision rows with frozen weights in bfloat16, gradients of the rows included: twice as fast where
 * the processor has instructions for it. Sums are kept in single precision; the relative error of a product is about 0.3 %.
 */
public final class HalfProducts implements FrozenProducts {

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
              def through(self: __torch__.Kernels,
                gradient: Tensor,
                weight: Tensor) -> Tensor:
                return torch.to(torch.matmul(torch.to(gradient, 15), weight), 6)
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

    @Override
    public NDArray prepared(NDArray weight) {
        return script.call("halved", new NDList(weight));
    }

    @Override
    public NDArray linear(NDArray rows, NDArray weight, NDArray bias) {
        return script.call("linear", new NDList(rows, weight, bias));
    }

    @Override
    public NDArray through(NDArray gradient, NDArray weight) {
        return script.call("through", new NDList(gradient, weight));
    }

    @Override
    public NDArray recorded(NDArray rows, NDArray weight, NDArray bias) {
        return linear(rows, weight, bias);
    }
}
