// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.util.UUID;

/**
 * Announces that a piece of work waits at the registry. It only wakes workers: what is to be done,
 * and whether it is still wanted, the registry says when a worker claims.
 *
 * @param workId the piece of work
 * @param version what it is for
 * @param stage what is to be done
 * @param attempt the attempt that the next claim will be, from 1
 */
public record WorkWanted(UUID workId, VersionRef version, Stage stage, int attempt) implements AttemptEvent {

    @Override
    public Topic topic() {
        return Topic.wanted(stage);
    }
}
