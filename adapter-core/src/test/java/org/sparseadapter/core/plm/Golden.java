// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A folder of the test resources: a tiny model and what the transformers library made of it. */
public record Golden(Path folder) {

    /** The golden of this name. */
    public static Golden named(String name) {
        try {
            return new Golden(Path.of(Objects.requireNonNull(Golden.class.getResource("/goldens/" + name))
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its model files. */
    public ModelSource model() {
        return ModelSource.of(folder);
    }

    /** The inputs without their padding. */
    public PackedTokens inputs() {
        double[] mask = values("expected.safetensors", "attention_mask");
        double[] ids = values("expected.safetensors", "input_ids");
        double[] segments = has("expected.safetensors", "token_type_ids")
                ? values("expected.safetensors", "token_type_ids")
                : new double[ids.length];
        int longest = (int) shape("expected.safetensors", "input_ids")[1];
        List<Encoded> examples = new ArrayList<>();
        for (int row = 0; row < ids.length; row += longest) {
            int length = 0;
            while (length < longest && mask[row + length] == 1) {
                length++;
            }
            int[] ownIds = new int[length];
            int[] ownSegments = new int[length];
            for (int i = 0; i < length; i++) {
                ownIds[i] = (int) ids[row + i];
                ownSegments[i] = (int) segments[row + i];
            }
            examples.add(new Encoded(ownIds, ownSegments, false));
        }
        return PackedTokens.of(examples);
    }

    /** Whether a file holds a tensor. */
    public boolean has(String file, String tensor) {
        return header(bytes(file)).has(tensor);
    }

    /** A tensor's extents. */
    public long[] shape(String file, String tensor) {
        JsonNode shape = header(bytes(file)).get(tensor).get("shape");
        long[] extents = new long[shape.size()];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = shape.get(i).asLong();
        }
        return extents;
    }

    /** A tensor's values, row-major. */
    public double[] values(String file, String tensor) {
        ByteBuffer bytes = bytes(file);
        JsonNode entry = Objects.requireNonNull(header(bytes).get(tensor), tensor);
        int data = Long.BYTES + Math.toIntExact(bytes.getLong(0));
        int begin = data + entry.get("data_offsets").get(0).asInt();
        int end = data + entry.get("data_offsets").get(1).asInt();
        boolean whole = entry.get("dtype").asText().equals("I64");
        int width = whole ? Long.BYTES : Float.BYTES;
        double[] values = new double[(end - begin) / width];
        for (int i = 0; i < values.length; i++) {
            values[i] = whole ? bytes.getLong(begin + i * width) : bytes.getFloat(begin + i * width);
        }
        return values;
    }

    private ByteBuffer bytes(String file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(folder.resolve(file))).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode header(ByteBuffer bytes) {
        byte[] text = new byte[Math.toIntExact(bytes.getLong(0))];
        bytes.get(Long.BYTES, text);
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
