// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Event: a trained adapter was evaluated.
 *
 * @param workId the piece of work that this is the result of
 * @param version what it was for
 * @param attempt the attempt that made it; the registry ignores all but the one it is waiting for
 * @param reportDigest the blob with the whole report
 * @param dev metrics by name on the dev split: the promotion gate reads these
 * @param test metrics by name on the test split; empty when the dataset has none
 * @param live the served version's metrics on the same dev split, when there was one to compare
 * @param seconds how long the work took
 */
public record AdapterEvaluated(
        UUID workId,
        VersionRef version,
        int attempt,
        String reportDigest,
        Map<String, Double> dev,
        Map<String, Double> test,
        Optional<LiveScores> live,
        double seconds)
        implements AttemptEvent {

    /** Copies what could be changed from outside. */
    public AdapterEvaluated {
        dev = Map.copyOf(dev);
        test = Map.copyOf(test);
    }

    @Override
    public Topic topic() {
        return Topic.ADAPTER_EVALUATED;
    }
}
