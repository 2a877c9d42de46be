// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.task.TaskKind;

class ReportJsonTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aReportSurvivesItsJson() throws Exception {
        SplitReport dev = new SplitReport(
                3,
                new TreeMap<>(Map.of("accuracy", 2 / 3.0, "loss", 0.7)),
                new TreeMap<>(Map.of("accuracy", 0.5)),
                new TreeMap<>(Map.of("accuracy", 0.27)),
                List.of(List.of(1L, 0L), List.of(1L, 1L)));
        EvaluationReport report = new EvaluationReport(TaskKind.CLASSIFICATION, List.of("no", "yes"), dev, dev);
        String text = json.writeValueAsString(report.toJson());
        assertThat(EvaluationReport.fromJson(json.readTree(text))).isEqualTo(report);
    }

    /** Reports are kept for as long as their versions. */
    @Test
    void aReportOfTheFirstVersionsIsRead() throws Exception {
        String split = "{\"rows\":2,\"metrics\":{\"accuracy\":1.0},\"majorityAccuracy\":0.5,\"standardError\":0.1,"
                + "\"confusion\":[[1,0],[0,1]]}";
        EvaluationReport report = EvaluationReport.fromJson(
                json.readTree("{\"labels\":[\"no\",\"yes\"],\"dev\":" + split + ",\"test\":" + split + "}"));
        assertThat(report.kind()).isEqualTo(TaskKind.CLASSIFICATION);
        assertThat(report.dev().baseline()).containsExactly(Map.entry("accuracy", 0.5));
        assertThat(report.dev().standardError()).containsExactly(Map.entry("accuracy", 0.1));
    }

    @Test
    void aReportWithoutLabelsSurvivesItsJson() throws Exception {
        SplitReport dev = new SplitReport(
                3,
                new TreeMap<>(Map.of("pearson", 0.5)),
                new TreeMap<>(Map.of("mse", 2.0)),
                new TreeMap<>(),
                List.of());
        EvaluationReport report = new EvaluationReport(TaskKind.REGRESSION, List.of(), dev, dev);
        String text = json.writeValueAsString(report.toJson());
        assertThat(text).startsWith("{\"kind\":\"regression\",").doesNotContain("confusion");
        assertThat(EvaluationReport.fromJson(json.readTree(text))).isEqualTo(report);
    }

    @Test
    void curvesSurviveTheirJson() throws Exception {
        TrainingCurves curves = new TrainingCurves(
                "accuracy",
                List.of(new TrainingCurves.StepPoint(1, 0.69, 1e-4), new TrainingCurves.StepPoint(2, 0.5, 2e-4)),
                List.of(
                        new TrainingCurves.EpochPoint(1, 2, 0.6, OptionalDouble.of(0.75)),
                        new TrainingCurves.EpochPoint(2, 4, 0.4, OptionalDouble.empty())));
        String text = json.writeValueAsString(curves.toJson());
        assertThat(TrainingCurves.fromJson(json.readTree(text))).isEqualTo(curves);
    }

    @Test
    void aMissingFieldIsNamed() throws Exception {
        assertThatThrownBy(() -> EvaluationReport.fromJson(json.readTree("{\"labels\":[],\"dev\":{}}")))
                .hasMessageContaining("dev.rows: missing, expected an integer");
        assertThatThrownBy(() -> TrainingCurves.fromJson(json.readTree("{\"metric\":\"accuracy\",\"steps\":7}")))
                .hasMessageContaining("steps: expected a list, found 7");
    }
}
