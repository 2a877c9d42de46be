// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.eval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sparseadapter.core.train.AdapterEvaluation;
import org.sparseadapter.core.train.EvaluationReport;
import org.sparseadapter.core.train.TaskData;
import org.sparseadapter.events.AdapterEvaluated;
import org.sparseadapter.events.Event;
import org.sparseadapter.events.LiveScores;
import org.sparseadapter.events.Stage;
import org.sparseadapter.kit.work.ClaimedWork;
import org.sparseadapter.kit.work.WorkStage;

/** The evaluation stage: measures an artifact as it will be served, and the version that is served now beside it. */
@Singleton
public final class EvaluateStage implements WorkStage {

    @Override
    public Stage stage() {
        return Stage.EVALUATE;
    }

    @Override
    public Event run(ClaimedWork work) {
        String digest = work.item()
                .artifactDigest()
                .orElseThrow(() -> new IllegalArgumentException("artifactDigest: evaluation needs a trained adapter"));
        TaskData data = work.data();
        EvaluationReport report =
                AdapterEvaluation.evaluate(work.base(), work.artifact(digest).state(), data, work.listener());
        Optional<LiveScores> live = work.item().live().flatMap(served -> new LiveComparison(work, data).of(served));
        ObjectNode json = report.toJson();
        live.ifPresent(scores -> {
            ObjectNode served = json.putObject("live").put("version", scores.version());
            scores.dev().forEach(served.putObject("dev")::put);
        });
        return new AdapterEvaluated(
                work.item().workId(),
                work.item().version(),
                work.item().attempt(),
                work.upload(json.toString().getBytes(StandardCharsets.UTF_8)),
                report.dev().metrics(),
                report.test().metrics(),
                live,
                work.seconds());
    }
}
