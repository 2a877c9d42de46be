// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.work;

import java.util.List;
import org.sparseadapter.kit.problem.ProblemException;
import org.sparseadapter.kit.problem.ProblemType;

/** 409 to a worker: it should stop, because the work was cancelled, is done, or another attempt took over. */
public final class StaleClaimException extends ProblemException {
    private static final long serialVersionUID = 1L;

    StaleClaimException(int speaker, Work work) {
        super(
                ProblemType.CONFLICT,
                "Attempt " + speaker + " does not hold this work: it is " + work.state() + " at attempt "
                        + work.attempt() + ". Stop.",
                List.of());
    }
}
