// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.predict;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionException;
import org.sparseadapter.core.serve.DeadlineExceededException;
import org.sparseadapter.core.serve.QueueFullException;
import org.sparseadapter.core.serve.UnreadableInputException;
import org.sparseadapter.inference.InferenceConfig;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.OverloadedException;
import org.sparseadapter.kit.problem.UnavailableException;

/** The problems that a caller sees for failures of the serving engine. */
@ApplicationScoped
class ServingProblems {

    private final InferenceConfig.Queue queue;

    ServingProblems(InferenceConfig config) {
        this.queue = config.queue();
    }

    /** The problem of a failure; a failure that no caller caused stays what it is. */
    RuntimeException of(Throwable failure) {
        if (failure instanceof CompletionException wrapper && wrapper.getCause() != null) {
            return of(wrapper.getCause());
        }
        if (failure instanceof QueueFullException full) {
            return new OverloadedException("Limit " + full.getMessage() + ".", queue.retryAfter());
        }
        if (failure instanceof UnreadableInputException unreadable) {
            return new InvalidInputException("inputs[" + unreadable.input() + "]", unreadable.getMessage());
        }
        if (failure instanceof DeadlineExceededException) {
            return new UnavailableException(
                    "The request waited " + queue.deadline().toMillis() + " ms for its turn and was given up.",
                    queue.retryAfter());
        }
        return failure instanceof RuntimeException plain ? plain : new CompletionException(failure);
    }
}
