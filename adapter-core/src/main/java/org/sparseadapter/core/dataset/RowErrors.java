// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a split: the first errors are kept, all are counted. */
final class RowErrors {

    private final int kept;
    private final List<RowError> errors = new ArrayList<>();
    private long total;

    RowErrors(int kept) {
        this.kept = kept;
    }

    void add(long line, String field, String problem) {
        total++;
        if (errors.size() < kept) {
            errors.add(new RowError(line, field, problem));
        }
    }

    /** Ends the reading where going on makes no sense. */
    DatasetException fatal(long line, String field, String problem) {
        if (errors.size() == kept) {
            errors.remove(kept - 1);
        }
        add(line, field, problem);
        return toException();
    }

    void throwIfAny() {
        if (total > 0) {
            throw toException();
        }
    }

    private DatasetException toException() {
        errors.sort(Comparator.comparingLong(RowError::line));
        return new DatasetException(errors, total);
    }
}
