// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import ai.djl.Device;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.BaselineKind;
import org.sparseadapter.core.adapter.MatrixDensity;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.dataset.SplitName;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.train.AdapterEvaluation;
import org.sparseadapter.core.train.AdapterTraining;
import org.sparseadapter.core.train.BitFit;
import org.sparseadapter.core.train.EvaluationReport;
import org.sparseadapter.core.train.FineTuningResult;
import org.sparseadapter.core.train.FullFineTuning;
import org.sparseadapter.core.train.MaskComputation;
import org.sparseadapter.core.train.MaskResult;
import org.sparseadapter.core.train.ProgressListener;
import org.sparseadapter.core.train.TaskData;
import org.sparseadapter.core.train.TrainingCurves;
import org.sparseadapter.core.train.TrainingListener;
import org.sparseadapter.core.train.TrainingProgressPoint;
import org.sparseadapter.core.train.TrainingResult;

/** Executes runs one after another over one base model that is loaded once. */
final class RunExecutor implements AutoCloseable {
    /** A way to train the base model itself. */
    @FunctionalInterface
    private interface Baseline {
        FineTuningResult run(
                ModelSource source, Device device, Recipe recipe, TaskData data, TrainingListener listener);
    }

    private final ModelSource source;
    private final ExperimentDevice device;
    private final TrainedParts trained;
    private final BaseModel base;

    /** @param trained where the parts of fusions are, which must be there before the fusion's run */
    RunExecutor(ModelSource source, ExperimentDevice device, TrainedParts trained) {
        this.source = source;
        this.device = device;
        this.trained = trained;
        this.base = BaseModel.loadForTraining(source, device.device());
    }

    /** The word for its device. */
    String device() {
        return device.word();
    }

    BaseModelInfo info() {
        return base.info();
    }

    /**
     * Initialises, prunes, trains and measures.
     *
     * @param progress hears of every step
     * @param keep gets the trained adapter; never called for a baseline
     */
    RunResult execute(Run run, Consumer<TrainingProgressPoint> progress, Consumer<AdapterState> keep) {
        return BaselineKind.named(run.cell().adapter().kind())
                .map(kind -> baseline(tuning(kind), run, progress))
                .orElseGet(() -> adapter(run, progress, keep));
    }

    private static Baseline tuning(BaselineKind kind) {
        return switch (kind) {
            case FULL -> FullFineTuning::run;
            case BITFIT -> BitFit::run;
        };
    }

    /**
     * Trains as the run would, until the listener has seen enough, and throws the result away.
     *
     * @param listener stops the training
     */
    void tryOut(Run run, TrainingListener listener) {
        MaskResult masked = mask(run);
        new AdapterTraining(base, run.recipe(), masked.state(), run.dataset().data()).run(listener, Optional.empty());
    }

    private MaskResult mask(Run run) {
        List<AdapterState> parts = run.parts().stream().map(trained::get).toList();
        return MaskComputation.compute(base, run.recipe(), parts, run.dataset().data(), ProgressListener.none());
    }

    private RunResult adapter(Run run, Consumer<TrainingProgressPoint> progress, Consumer<AdapterState> keep) {
        Stopwatch watch = new Stopwatch();
        MaskResult masked = mask(run);
        double scoring = watch.lap();
        TrainingResult training = new AdapterTraining(
                        base, run.recipe(), masked.state(), run.dataset().data())
                .run(progress::accept, Optional.empty());
        double learning = watch.lap();
        keep.accept(training.state());
        EvaluationReport report =
                AdapterEvaluation.evaluate(base, training.state(), run.dataset().data(), ProgressListener.none());
        double evaluation = watch.lap();
        long weights = training.state().parameters().values().stream()
                .mapToLong(Parameter::kept)
                .sum();
        return result(
                run,
                weights,
                masked.densities(),
                report,
                training.curves(),
                new RunResult.Seconds(scoring, learning, evaluation, watch.processor()));
    }

    private RunResult baseline(Baseline baseline, Run run, Consumer<TrainingProgressPoint> progress) {
        Stopwatch watch = new Stopwatch();
        FineTuningResult trained = baseline.run(
                source, device.device(), run.recipe(), run.dataset().data(), progress::accept);
        return result(
                run,
                trained.trainedWeights(),
                List.of(),
                trained.report(),
                trained.curves(),
                new RunResult.Seconds(0, watch.lap(), 0, watch.processor()));
    }

    private RunResult result(
            Run run,
            long trained,
            List<MatrixDensity> densities,
            EvaluationReport report,
            TrainingCurves curves,
            RunResult.Seconds seconds) {
        TreeMap<String, Integer> rows = new TreeMap<>();
        rows.put(SplitName.TRAIN, run.dataset().data().train().size());
        rows.put(SplitName.DEV, run.dataset().data().dev().size());
        rows.put(SplitName.TEST, run.dataset().data().test().size());
        return new RunResult(
                run.key(),
                run.dataset().name(),
                run.cell().name(),
                run.cell().adapter().text(),
                run.cell().thinning().pruner().orElse(""),
                densities.isEmpty() ? 0 : run.recipe().pruning().sparsity(),
                run.recipe().seed(),
                run.canonical(),
                run.parts().stream().<JsonNode>map(Run::canonical).toList(),
                info().digest(),
                rows,
                new RunResult.Weights(
                        densities.stream().mapToLong(MatrixDensity::total).sum(),
                        densities.stream().mapToLong(MatrixDensity::kept).sum(),
                        trained),
                densities,
                report.dev().metrics(),
                report.test().metrics(),
                (report.test().rows() > 0 ? report.test() : report.dev()).baseline(),
                Curves.of(curves),
                seconds,
                new RunResult.Machine(device.word(), device.threads()));
    }

    @Override
    public void close() {
        base.close();
    }
}
