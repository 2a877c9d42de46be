// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.sparseadapter.core.tensor.HostTensor;

/** Weights of a {@code model.safetensors} under the names in the file. */
final class SafetensorsWeights {

    private SafetensorsWeights() {}

    static Map<String, Supplier<HostTensor>> read(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            int header = Math.toIntExact(map.getLong(0));
            byte[] text = new byte[header];
            map.get(8, text);
            JsonNode json = new ObjectMapper().readTree(text);
            Map<String, Supplier<HostTensor>> named = new HashMap<>();
            json.properties().forEach(e -> {
                if (e.getValue().path("dtype").asText().equals("F32")) {
                    long[] shape = new long[e.getValue().get("shape").size()];
                    for (int i = 0; i < shape.length; i++) {
                        shape[i] = e.getValue().get("shape").get(i).asLong();
                    }
                    int begin =
                            8 + header + e.getValue().get("data_offsets").get(0).asInt();
                    int end =
                            8 + header + e.getValue().get("data_offsets").get(1).asInt();
                    named.put(
                            e.getKey(),
                            () -> new HostTensor(
                                    shape,
                                    map.slice(begin, end - begin)
                                            .order(ByteOrder.LITTLE_ENDIAN)
                                            .asFloatBuffer()));
                }
            });
            return named;
        } catch (IOException e) {
            throw new BaseModelException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
