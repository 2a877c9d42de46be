// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.Fusion;
import org.sparseadapter.core.adapter.MatrixDensity;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.prune.MaskSelection;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.serve.CompactAdapter;
import org.sparseadapter.core.serve.LabelPrediction;
import org.sparseadapter.core.serve.Prediction;
import org.sparseadapter.core.serve.PredictionInput;
import org.sparseadapter.core.serve.ServedAdapter;
import org.sparseadapter.core.serve.ServingEngine;
import org.sparseadapter.core.serve.ServingListener;
import org.sparseadapter.core.serve.ServingSettings;
import org.sparseadapter.core.text.Digests;

/**
 * The whole paper: every adapter under every pruner on every architecture learns 16 examples by heart at 80 % sparsity,
 * is saved, loaded and served; nothing outside its mask moves.
 */
@Tag("slow")
class EveryCellTest {

    private static final double SPARSITY = 0.8;
    private static final TaskData DATA = TrainingSamples.memorised(16, 2);
    private static final TaskData TRAIN_ONLY = new TaskData(DATA.train(), List.of(), List.of(), DATA.labels());
    private static final TaskData DEV_ONLY = new TaskData(List.of(), DATA.train(), List.of(), DATA.labels());

    private static final Map<TinyModel, BaseModel> MODELS = new EnumMap<>(TinyModel.class);
    private static final Map<TinyModel, List<byte[]>> PARTS = new EnumMap<>(TinyModel.class);
    private static ServingEngine serving;

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException {
        for (TinyModel model : TinyModel.values()) {
            BaseModel base = model.load(Files.createDirectory(folder.resolve(model.name())));
            MODELS.put(model, base);
            PARTS.put(
                    model,
                    TrainingSamples.parts(TrainingSamples.FUSION, base).stream()
                            .map(part -> ArtifactWriter.write(
                                    new Artifact(
                                            ArtifactKind.ADAPTER,
                                            part,
                                            RecipeJson.write(TrainingSamples.recipe(
                                                    part.config(),
                                                    PruningMethod.RANDOM,
                                                    0.5,
                                                    TrainingSamples.train(1, 1e-3, 256)))),
                                    Precision.F32))
                            .toList());
        }
        serving = new ServingEngine(ServingSettings.defaults(), ServingListener.none(), Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        serving.close();
        MODELS.values().forEach(BaseModel::close);
    }

    static Stream<Arguments> cells() {
        return Stream.of(TinyModel.values())
                .flatMap(model -> TrainingSamples.everyKind().flatMap(adapter -> Stream.of(PruningMethod.values())
                        .map(method -> Arguments.of(model, adapter.kind(), adapter, method))));
    }

    @ParameterizedTest(name = "{1} pruned by {3} on {0}")
    @MethodSource("cells")
    void learnsIsSavedAndServes(TinyModel model, String kind, AdapterConfig adapter, PruningMethod method) {
        BaseModel base = MODELS.get(model);
        Recipe recipe =
                TrainingSamples.recipe(pinned(adapter, model), method, SPARSITY, TrainingSamples.train(80, 1e-2, 512));
        List<AdapterState> parts = recipe.adapter().parts().isEmpty()
                ? List.of()
                : PARTS.get(model).stream()
                        .map(part -> ArtifactReader.read(part).state())
                        .toList();

        MaskResult masked = MaskComputation.compute(base, recipe, parts, DATA, ProgressListener.none());
        long total = masked.densities().stream().mapToLong(MatrixDensity::total).sum();
        assertThat(masked.densities().stream().mapToLong(MatrixDensity::kept).sum())
                .isEqualTo(MaskSelection.keptCount(SPARSITY, (int) total));

        AdapterState trained = new AdapterTraining(base, recipe, masked.state(), TRAIN_ONLY)
                .run(new UntilLearnt(), Optional.empty())
                .state();
        double after = loss(base, trained);
        assertThat(after).isLessThan(loss(base, masked.state()) / 2);
        requireMasks(masked.state(), trained);
        assertThat(trained.parts()).isEqualTo(parts);

        byte[] file = ArtifactWriter.write(
                new Artifact(ArtifactKind.ADAPTER, trained.servingForm(), RecipeJson.write(recipe)), Precision.F32);
        AdapterState loaded =
                ArtifactReader.read(file, digest -> part(model, digest)).state();
        assertThat(loaded).isEqualTo(trained.servingForm());
        assertThat(servedLoss(ServedAdapter.of(
                        file, base, digest -> part(model, digest).map(bytes -> CompactAdapter.of(bytes, base.info())))))
                .isCloseTo(after, within(1e-4));
    }

    /** Asks for no more steps than it takes. */
    static final class UntilLearnt implements TrainingListener {

        private double first;
        private double last;

        @Override
        public void progress(TrainingProgressPoint point) {
            first = point.step() == 1 ? point.loss() : first;
            last = point.loss();
        }

        @Override
        public boolean stopRequested() {
            return last < first / 4;
        }
    }

    /** Masks stay as they were; where they say so there are zeros, and most matrices have learnt. */
    private static void requireMasks(AdapterState masked, AdapterState trained) {
        SortedMap<String, Parameter> after = trained.prunable();
        assertThat(after.keySet()).isEqualTo(masked.prunable().keySet());
        int kept = 0;
        int moved = 0;
        for (Map.Entry<String, Parameter> entry : masked.prunable().entrySet()) {
            Mask mask = ((SparseParameter) entry.getValue()).mask();
            SparseParameter now = (SparseParameter) after.get(entry.getKey());
            assertThat(now.mask()).as(entry.getKey()).isEqualTo(mask);
            float[] values = now.dense();
            for (int i = 0; i < values.length; i++) {
                if (!mask.keeps(i)) {
                    assertThat(values[i]).as(entry.getKey() + "[" + i + "]").isZero();
                }
            }
            kept += mask.kept() > 0 ? 1 : 0;
            moved += now.equals(entry.getValue()) ? 0 : 1;
        }
        // Not all need to: of a LoRA pair, a mask can keep A's rows of other ranks than B's columns.
        // One ranking over all matrices can also keep nothing of some.
        assertThat(moved).isGreaterThan(kept / 2);
    }

    private static double loss(BaseModel base, AdapterState state) {
        return AdapterEvaluation.evaluate(base, state, DEV_ONLY, ProgressListener.none())
                .dev()
                .metrics()
                .get("loss");
    }

    /** The mean cross-entropy of the probabilities that requests get. */
    private static double servedLoss(ServedAdapter adapter) {
        List<LabelledExample> examples =
                DATA.train().stream().map(LabelledExample.class::cast).toList();
        List<PredictionInput> inputs = new ArrayList<>();
        examples.forEach(example -> inputs.add(new PredictionInput(example.text(), example.pair())));
        List<Prediction> answers = serving.predict("tenant", adapter, inputs).join();
        double sum = 0;
        for (int i = 0; i < answers.size(); i++) {
            sum -= Math.log(((LabelPrediction) answers.get(i))
                    .scores()
                    .get(examples.get(i).label()));
        }
        return sum / answers.size();
    }

    private static AdapterConfig pinned(AdapterConfig adapter, TinyModel model) {
        if (!(adapter instanceof Fusion fusion)) {
            return adapter;
        }
        List<PartRef> parts = new ArrayList<>();
        for (int i = 0; i < fusion.parts().size(); i++) {
            parts.add(
                    fusion.parts().get(i).pinned(Digests.sha256(PARTS.get(model).get(i))));
        }
        return new Fusion(parts);
    }

    private static Optional<byte[]> part(TinyModel model, String digest) {
        return PARTS.get(model).stream()
                .filter(bytes -> Digests.sha256(bytes).equals(digest))
                .findFirst();
    }
}
