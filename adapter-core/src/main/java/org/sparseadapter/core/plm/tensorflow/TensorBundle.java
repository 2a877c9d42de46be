// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm.tensorflow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.tensor.HostTensor;

/** The variables of a TensorFlow checkpoint of one data file, which stays mapped and is read when touched. */
final class TensorBundle {

    private final SortedMap<String, StoredVariable> variables;
    private final ByteBuffer data;

    private TensorBundle(SortedMap<String, StoredVariable> variables, ByteBuffer data) {
        this.variables = variables;
        this.data = data;
    }

    /**
     * Opens a checkpoint.
     *
     * @param index {@code variables.index}
     * @param data {@code variables.data-00000-of-00001}
     * @throws BaseModelException when they are no checkpoint
     */
    static TensorBundle open(Path index, Path data) throws IOException {
        SortedMap<String, byte[]> table = LevelTable.read(Files.readAllBytes(index));
        // The entry without a name describes the checkpoint as a whole.
        table.remove("");
        SortedMap<String, StoredVariable> variables = new TreeMap<>();
        table.forEach((name, entry) -> variables.put(name, StoredVariable.parse(name, entry)));
        try (FileChannel channel = FileChannel.open(data)) {
            return new TensorBundle(variables, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    SortedSet<String> names() {
        return new TreeSet<>(variables.keySet());
    }

    long[] shape(String name) {
        return variable(name).shape();
    }

    /**
     * Reads a variable.
     *
     * @throws BaseModelException when its bytes are not those that were saved
     */
    HostTensor read(String name) {
        StoredVariable variable = variable(name);
        ByteBuffer bytes;
        try {
            bytes = data.slice(Math.toIntExact(variable.offset()), Math.toIntExact(variable.size()));
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new BaseModelException("variable " + name + " stands outside the data file", e);
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        if (!variable.matches(crc.getValue())) {
            throw new BaseModelException("variable " + name + " is damaged: its checksum differs");
        }
        return new HostTensor(
                variable.shape(), bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
    }

    private StoredVariable variable(String name) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(() -> new BaseModelException("variable " + name + " is missing"));
    }
}
