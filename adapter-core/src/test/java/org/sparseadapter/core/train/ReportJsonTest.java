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

class ReportJsonTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aReportSurvivesItsJson() throws Exception {
        SplitReport dev = new SplitReport(
                3,
                new TreeMap<>(Map.of("accuracy", 2 / 3.0, "loss", 0.7)),
                0.5,
                0.27,
                List.of(List.of(1L, 0L), List.of(1L, 1L)));
        EvaluationReport report = new EvaluationReport(List.of("no", "yes"), dev, dev);
        String text = json.writeValueAsString(report.toJson());
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
                .hasMessageContaining("metrics must be an object");
        assertThatThrownBy(() -> TrainingCurves.fromJson(json.readTree("{\"metric\":\"accuracy\",\"steps\":7}")))
                .hasMessageContaining("steps must be an array");
    }
}
