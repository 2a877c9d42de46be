// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** 429: a bounded queue is full; says when another try makes sense. */
public final class OverloadedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param detail what stands in the way
     * @param retryAfter how long to wait before another try; rounded up to whole seconds in the answer
     */
    public OverloadedException(String detail, Duration retryAfter) {
        super(ProblemType.OVERLOADED, detail, List.of());
        this.retryAfter = retryAfter;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(retryAfter);
    }
}
