// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.forward;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.lab.console.CommandFailedException;

/** The output tensors of a forward pass, under the names of the transformers library. */
final class ForwardOutputs {

    private final SafetensorsWriter writer = new SafetensorsWriter();
    private final SortedMap<String, List<Long>> shapes = new TreeMap<>();

    /** Adds states of tokens, padded. */
    void tokens(String name, NDArray packed, PaddedBatch batch) {
        long width = packed.getShape().get(1);
        floats(name, new long[] {batch.rows(), batch.columns(), width}, packed.toFloatArray());
    }

    /** Adds one value of each token, padded. */
    void values(String name, NDArray packed, PaddedBatch batch) {
        floats(name, new long[] {batch.rows(), batch.columns()}, packed.toFloatArray());
    }

    /** Adds for each token how well an answer would begin and end there, {@code [tokens, 2]}. */
    void bounds(NDArray packed, PaddedBatch batch) {
        values("start_logits", packed.get(":, 0"), batch);
        values("end_logits", packed.get(":, 1"), batch);
    }

    /** Adds vectors of sequences, {@code [sequences, width]}. */
    void sequences(String name, NDArray vectors) {
        floats(name, vectors.getShape().getShape(), vectors.toFloatArray());
    }

    /** Adds sequences of ids, filled up to the longest. */
    void ids(String name, List<int[]> sequences, int filler) {
        int longest = sequences.stream().mapToInt(ids -> ids.length).max().orElse(0);
        long[] values = new long[Math.multiplyExact(sequences.size(), longest)];
        Arrays.fill(values, filler);
        for (int row = 0; row < sequences.size(); row++) {
            int[] ids = sequences.get(row);
            for (int column = 0; column < ids.length; column++) {
                values[row * longest + column] = ids[column];
            }
        }
        writer.longs(name, described(name, sequences.size(), longest), values);
    }

    /** Shapes by name. */
    SortedMap<String, List<Long>> shapes() {
        return Collections.unmodifiableSortedMap(shapes);
    }

    /** Writes all to a file, at once or not at all. */
    void write(Path file) {
        Path target = file.toAbsolutePath();
        try {
            Path partial = Files.createTempFile(target.getParent(), ".forward", ".tmp");
            try {
                Files.write(partial, writer.toBytes());
                Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new CommandFailedException("cannot write " + file + ": " + e, e);
        }
    }

    private void floats(String name, long[] shape, float[] values) {
        writer.floats(name, described(name, shape), values);
    }

    private long[] described(String name, long... shape) {
        shapes.put(name, Arrays.stream(shape).boxed().toList());
        return shape;
    }
}
