// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A problem that the caller is told about: its kind, a sentence, and the faults where input was wrong. */
public abstract class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Fault> faults;

    /**
     * @param type the kind of failure, which decides the status
     * @param detail a sentence for the caller; must hold nothing of another tenant
     * @param faults the fields or lines at fault, possibly none
     */
    protected ProblemException(ProblemType type, String detail, List<Fault> faults) {
        super(detail);
        this.type = type;
        this.faults = List.copyOf(faults);
    }

    /** The kind of failure. */
    public ProblemType type() {
        return type;
    }

    /** The fields or lines at fault. */
    public List<Fault> faults() {
        return faults;
    }

    /** How long the caller should wait before another try, where that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** The body of the answer. */
    public Problem problem() {
        return Problem.of(type, getMessage(), faults);
    }
}
