// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.List;
import java.util.stream.Collectors;

/** Data that cannot be used. Holds the first errors with their lines, and how many there are in all. */
public final class DatasetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RowError> errors;
    private final long total;

    public DatasetException(List<RowError> errors, long total) {
        this(message(errors, total), errors, total);
    }

    private DatasetException(String message, List<RowError> errors, long total) {
        super(message);
        this.errors = List.copyOf(errors);
        this.total = total;
    }

    /** A single error that concerns the file or the dataset as a whole. */
    public static DatasetException of(String field, String problem) {
        return new DatasetException(List.of(new RowError(0, field, problem)), 1);
    }

    /** The same errors, with the place where they are before the message: a file, or a folder. */
    public DatasetException in(String place) {
        DatasetException placed = new DatasetException(place + ": " + getMessage(), errors, total);
        placed.initCause(this);
        return placed;
    }

    /** The first errors, in the order of their lines. */
    public List<RowError> errors() {
        return errors;
    }

    /** How many errors there are, those not listed included. */
    public long total() {
        return total;
    }

    private static String message(List<RowError> errors, long total) {
        String listed = errors.stream().map(RowError::toString).collect(Collectors.joining("; "));
        return total > errors.size() ? listed + "; and " + (total - errors.size()) + " more" : listed;
    }
}
