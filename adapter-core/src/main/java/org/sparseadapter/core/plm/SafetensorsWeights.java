// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.safetensors.TensorInfo;
import org.sparseadapter.core.safetensors.TensorType;
import org.sparseadapter.core.tensor.HostTensor;

/** Weights of a {@code model.safetensors} under the names in the file, in single precision. */
final class SafetensorsWeights {

    private SafetensorsWeights() {}

    /** All tensors; a tensor's values are read when asked for. */
    static Map<String, Supplier<HostTensor>> read(Path file) {
        try {
            Safetensors container = Safetensors.open(file);
            Map<String, Supplier<HostTensor>> named = new HashMap<>();
            container.tensors().forEach((name, tensor) -> named.put(name, () -> values(file, container, name, tensor)));
            return named;
        } catch (IOException | SafetensorsException e) {
            throw new BaseModelException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static HostTensor values(Path file, Safetensors container, String name, TensorInfo tensor) {
        try {
            // Single precision stays in the mapped file; anything else has to be converted.
            FloatBuffer values = tensor.type() == TensorType.F32
                    ? container.bytes(name).asFloatBuffer()
                    : FloatBuffer.wrap(container.floats(name));
            return new HostTensor(tensor.dimensions(), values);
        } catch (SafetensorsException e) {
            throw new BaseModelException(file + ": " + e.getMessage(), e);
        }
    }
}
