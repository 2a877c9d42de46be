// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.sparseadapter.core.json.FieldException;

/**
 * A checkpoint of a training run as bytes: magic number, length and bytes of a JSON header, then for every trained tensor, in
 * the order of names, its kept weights, first and second moments as big-endian floats, and last, if the header says so, the
 * best epoch's weights. The mask is not in it: it belongs to the initial adapter, and the header's key holds the two together.
 */
final class Checkpoint {

    private static final int MAGIC = 0x53414350;
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Checkpoint() {}

    static byte[] write(String key, RunState state, TrainedWeights weights) {
        ObjectNode header = state.toJson().put("version", VERSION).put("key", key);
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            byte[] text = JSON.writeValueAsBytes(header);
            out.writeInt(MAGIC);
            out.writeInt(text.length);
            out.write(text);
            for (TrainedTensor tensor : weights.tensors()) {
                write(out, tensor.values());
                write(out, tensor.first());
                write(out, tensor.second());
            }
            if (state.best().isPresent()) {
                for (float[] values : state.best().get()) {
                    write(out, values);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Puts weights and moments back.
     *
     * @return the run's state
     * @throws CheckpointException when it is damaged or belongs to another run
     */
    static RunState read(byte[] blob, String key, TrainedWeights weights) {
        try (var in = new DataInputStream(new ByteArrayInputStream(blob))) {
            if (in.readInt() != MAGIC) {
                throw new CheckpointException("this is no checkpoint: it begins otherwise");
            }
            JsonNode header = header(in);
            if (header.path("version").asInt() != VERSION) {
                throw new CheckpointException(
                        "the checkpoint's version is " + header.path("version") + ", expected " + VERSION);
            }
            if (!header.path("key").asText().equals(key)) {
                throw new CheckpointException(
                        "the checkpoint is of another recipe, mask, base model or dataset than this run's");
            }
            for (TrainedTensor tensor : weights.tensors()) {
                read(in, tensor.values());
                read(in, tensor.first());
                read(in, tensor.second());
                tensor.push();
            }
            Optional<float[][]> best =
                    header.path("best").asBoolean() ? Optional.of(readBest(in, weights)) : Optional.empty();
            if (in.available() != 0) {
                throw new CheckpointException("the checkpoint has " + in.available() + " bytes too many");
            }
            return RunState.fromJson(header, best);
        } catch (IOException | IllegalArgumentException | FieldException e) {
            throw new CheckpointException("the checkpoint is damaged: " + e.getMessage(), e);
        }
    }

    private static JsonNode header(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new CheckpointException("the checkpoint is damaged: a header of " + length + " bytes");
        }
        return JSON.readTree(in.readNBytes(length));
    }

    private static float[][] readBest(DataInputStream in, TrainedWeights weights) throws IOException {
        var best = new float[weights.tensors().size()][];
        Arrays.setAll(best, i -> new float[weights.tensors().get(i).values().length]);
        for (float[] values : best) {
            read(in, values);
        }
        return best;
    }

    private static void write(DataOutputStream out, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
    }

    private static void read(DataInputStream in, float[] values) throws IOException {
        byte[] bytes = new byte[Float.BYTES * values.length];
        in.readFully(bytes);
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    }
}
