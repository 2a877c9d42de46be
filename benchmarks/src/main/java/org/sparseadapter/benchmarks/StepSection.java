// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Encoded;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.train.TaskData;

/** Forward passes and training steps on one batch of texts of equal length, against the peer's forward pass. */
final class StepSection {

    /** Steps of a run that are measured, and one that is not. */
    private static final int STEPS = 3;

    private StepSection() {}

    static Section measure(Path model, BaseModel exact, BaseModel half, int threads, int rounds) {
        TaskData data = Workload.longTexts(STEPS);
        List<Encoded> texts = data.train().stream()
                .limit(Workload.TEXTS)
                .map(LabelledExample.class::cast)
                .map(example -> exact.tokenizer().encode(example.text(), Optional.empty(), Workload.TOKENS))
                .toList();
        PackedTokens batch = PackedTokens.of(texts);
        List<int[]> ids = texts.stream().map(Encoded::ids).toList();
        try (OnnxForward peer = new OnnxForward(model.resolve("model.onnx"), threads)) {
            Contest contest = new Contest()
                    .with("ONNX Runtime, forward, fp32", () -> Meter.of(() -> peer.run(ids)))
                    .with("forward, fp32", () -> Meter.of(() -> forward(exact, batch)))
                    .with("training step, fp32", () -> TrainingRuns.perStep(exact, Workload.dense(), data))
                    .with("training step, bfloat16 products", () -> TrainingRuns.perStep(half, Workload.dense(), data));
            return new Section(
                    "One batch of %d texts of %d tokens, MiniLM-L6, LoRA of rank 8"
                            .formatted(batch.sequences(), Workload.TOKENS),
                    contest.run(rounds),
                    List.of(
                            "Every training step is forward, backward and optimiser.",
                            "For comparison, measured elsewhere on such a machine: a step of the PEFT library took 3.3"
                                    + " times ONNX Runtime's forward pass."));
        }
    }

    private static void forward(BaseModel base, PackedTokens batch) {
        try (NDManager scope = base.manager().newSubManager()) {
            NDArray hidden = base.encoder().encode(batch, SiteFunctions.none(), scope, false);
            // Reading the result waits for it.
            base.encoder().pool(hidden, batch, Pooling.MEAN).toFloatArray();
        }
    }
}
