// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.util.UUID;

/**
 * A piece of work could not be done.
 *
 * @param workId the piece of work
 * @param version what it was for
 * @param stage what was to be done
 * @param attempt the attempt that failed
 * @param reason a stable word for the kind of failure, such as {@code dataset-unreadable}
 * @param message what a person should know
 * @param retryable whether another attempt may succeed
 */
public record WorkFailed(
        UUID workId, VersionRef version, Stage stage, int attempt, String reason, String message, boolean retryable)
        implements AttemptEvent {

    @Override
    public Topic topic() {
        return Topic.WORK_FAILED;
    }
}
