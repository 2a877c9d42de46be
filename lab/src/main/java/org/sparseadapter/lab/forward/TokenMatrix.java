// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.forward;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.lab.console.CommandFailedException;

/**
 * Whole numbers for every token of a padded batch.
 *
 * @param name of the tensor
 * @param rows sequences
 * @param columns tokens of each, padding included
 * @param values row by row, {@code [rows, columns]}
 */
record TokenMatrix(String name, int rows, int columns, int[] values) {

    /**
     * Reads a tensor, if the file has it.
     *
     * @throws CommandFailedException when it is no matrix of I64 or I32
     */
    static Optional<TokenMatrix> read(Safetensors file, String name) {
        if (!file.tensors().containsKey(name)) {
            return Optional.empty();
        }
        List<Long> shape = file.tensor(name).shape();
        if (shape.size() != 2 || shape.contains(0L)) {
            throw new CommandFailedException(
                    name + ": expected [sequences, tokens], at least one of each, found " + shape);
        }
        long[] wide;
        try {
            wide = file.longs(name);
        } catch (SafetensorsException e) {
            throw new CommandFailedException(e.getMessage(), e);
        }
        int columns = Math.toIntExact(shape.get(1));
        int[] values = new int[wide.length];
        for (int i = 0; i < wide.length; i++) {
            if (wide[i] != (int) wide[i]) {
                throw wrong(name, i, columns, wide[i], "a number of 32 bits");
            }
            values[i] = (int) wide[i];
        }
        return Optional.of(new TokenMatrix(name, Math.toIntExact(shape.get(0)), columns, values));
    }

    /** A matrix of this shape full of one number. */
    TokenMatrix filled(String otherName, int value) {
        int[] all = new int[values.length];
        Arrays.fill(all, value);
        return new TokenMatrix(otherName, rows, columns, all);
    }

    /** Passes it when all numbers are in [0, limit). */
    TokenMatrix below(int limit, String what) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] >= limit) {
                throw wrong(name, i, columns, values[i], what + " in [0, " + limit + ")");
            }
        }
        return this;
    }

    /** Passes it when it has another's shape. */
    TokenMatrix shapedAs(TokenMatrix other) {
        if (rows != other.rows || columns != other.columns) {
            throw new CommandFailedException(name + ": expected the shape of " + other.name + ", [" + other.rows + ", "
                    + other.columns + "], found [" + rows + ", " + columns + "]");
        }
        return this;
    }

    /** Passes it when its sequences are not longer than a model has positions. */
    TokenMatrix atMost(int tokens) {
        if (columns > tokens) {
            throw new CommandFailedException(
                    name + ": sequences of " + columns + " tokens, but the model has positions for " + tokens);
        }
        return this;
    }

    int at(int row, int column) {
        return values[row * columns + column];
    }

    private static CommandFailedException wrong(String name, int index, int columns, long found, String expected) {
        return new CommandFailedException(
                name + "[" + index / columns + ", " + index % columns + "]: expected " + expected + ", found " + found);
    }
}
