// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.eval;

import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.train.AdapterEvaluation;
import org.sparseadapter.core.train.EvaluationReport;
import org.sparseadapter.core.train.ProgressListener;
import org.sparseadapter.core.train.TaskData;
import org.sparseadapter.events.LiveScores;
import org.sparseadapter.events.work.LiveArtifact;
import org.sparseadapter.kit.registry.BlobMissingException;
import org.sparseadapter.kit.work.ClaimedWork;

/**
 * The comparison with the version that is served now, on a new version's dev split. There is no answer, and a line
 * in the log says why, when the two do not tell the same labels apart, or when the served version's
 * artifact or base model is gone: that must not keep a new version from being evaluated.
 */
final class LiveComparison {

    private static final Logger LOG = Logger.getLogger(LiveComparison.class);

    private final ClaimedWork work;
    private final TaskData devOnly;

    LiveComparison(ClaimedWork work, TaskData data) {
        this.work = work;
        this.devOnly = new TaskData(List.of(), data.dev(), List.of(), data.labels());
    }

    Optional<LiveScores> of(LiveArtifact served) {
        try {
            AdapterState state = work.artifact(served.digest()).state();
            if (state.head().kind() != devOnly.kind()) {
                LOG.infof(
                        "not compared with version %d: it does %s",
                        served.version(), state.head().kind().word());
                return Optional.empty();
            }
            if (!state.head().labels().equals(devOnly.labels())) {
                LOG.infof("not compared with version %d: it tells other labels apart", served.version());
                return Optional.empty();
            }
            BaseModel base = work.models().withDigest(state.baseDigest());
            EvaluationReport report = AdapterEvaluation.evaluate(base, state, devOnly, stoppable());
            return Optional.of(new LiveScores(served.version(), report.dev().metrics()));
        } catch (BlobMissingException | BaseModelException e) {
            LOG.warnf("not compared with version %d: %s", served.version(), e.getMessage());
            return Optional.empty();
        }
    }

    /** The progress of this part is not told: to the reader the work is the new version's. */
    private ProgressListener stoppable() {
        return new ProgressListener() {
            @Override
            public void progress(int done, int total) {}

            @Override
            public boolean stopRequested() {
                return work.stopRequested();
            }
        };
    }
}
