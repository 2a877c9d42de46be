// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.Fusion;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.Ia3;
import org.sparseadapter.core.adapter.Ia3Target;
import org.sparseadapter.core.adapter.KindCoverage;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.adapter.Mam;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.metric.TaskMetrics;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.prune.Scope;
import org.sparseadapter.core.prune.ScoreInit;
import org.sparseadapter.core.task.AnswerSettings;
import org.sparseadapter.core.task.GenerationSettings;
import org.sparseadapter.core.task.MultiLabelSettings;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskConfig;
import org.sparseadapter.core.task.TaskKind;

class RecipeRoundTripTest {

    @Property(tries = 200)
    void whatIsWrittenIsRead(@ForAll("recipes") Recipe recipe) {
        ObjectNode written = RecipeJson.write(recipe);
        assertThat(RecipeJson.read(written)).isEqualTo(recipe);
        Recipe fromText = RecipeJson.read(written.toString());
        assertThat(fromText).isEqualTo(recipe);
        assertThat(RecipeJson.write(fromText).toString()).isEqualTo(written.toString());
    }

    @Provide
    Arbitrary<Recipe> recipes() {
        return Combinators.combine(
                        names(),
                        datasets(),
                        tasks(),
                        adapters(),
                        prunings(),
                        trainings(),
                        Arbitraries.longs(),
                        promotions())
                .as((base, dataset, task, adapter, pruning, train, seed, promotion) -> new Recipe(
                        base,
                        dataset,
                        task,
                        adapter,
                        pruning,
                        suited(train, task.kind()),
                        seed,
                        promotion.map(some -> new Promotion(
                                some.alias(),
                                TaskMetrics.of(task.kind()).get((int) (seed & 1)),
                                some.atLeast(),
                                some.notBelowLiveBy()))));
    }

    private static TrainConfig suited(TrainConfig train, TaskKind kind) {
        return switch (kind) {
            case CLASSIFICATION ->
                smoothed(
                        train,
                        train.epochs() % 2 == 0
                                ? new ClassWeights.Balanced()
                                : new ClassWeights.Given(new TreeMap<>(
                                        Map.of("a.b c", train.optimiser().warmup() + 0.1))));
            case MULTI_LABEL, SEQUENCE_TO_SEQUENCE -> smoothed(train, new ClassWeights.Even());
            case REGRESSION, QUESTION_ANSWERING -> train;
        };
    }

    private static TrainConfig smoothed(TrainConfig train, ClassWeights weights) {
        double dropout = train.loss().dropout();
        return train.withLoss(new LossConfig(dropout, weights, dropout));
    }

    private static Arbitrary<String> names() {
        Arbitrary<String> tail = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars("._-")
                .ofMaxLength(62);
        return Combinators.combine(Arbitraries.chars().range('a', 'z'), tail).as((first, rest) -> first + rest);
    }

    private static Arbitrary<DatasetRef> datasets() {
        Arbitrary<Optional<String>> digests = Arbitraries.strings()
                .withCharRange('a', 'f')
                .numeric()
                .ofLength(64)
                .map(hex -> "sha256:" + hex)
                .optional();
        return Combinators.combine(names(), digests).as(DatasetRef::new);
    }

    private static Arbitrary<TaskConfig> tasks() {
        Arbitrary<Integer> tokens = Arbitraries.integers().between(TaskConfig.LEAST_TOKENS, TaskConfig.MOST_TOKENS);
        Arbitrary<TaskConfig> pooled = Combinators.combine(
                        Arbitraries.of(TaskKind.CLASSIFICATION, TaskKind.REGRESSION),
                        tokens,
                        Arbitraries.of(Pooling.class).optional())
                .as(TaskConfig::new);
        Arbitrary<TaskConfig> answers = Combinators.combine(tokens, tokens, tokens)
                .as((most, stride, answer) -> new TaskConfig(
                        TaskKind.QUESTION_ANSWERING, most, Optional.empty(), new AnswerSettings(stride, answer)));
        Arbitrary<TaskConfig> targets = Combinators.combine(
                        tokens,
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.doubles().between(-10, 10))
                .as((most, few, penalty) -> new TaskConfig(
                        TaskKind.SEQUENCE_TO_SEQUENCE,
                        most,
                        Optional.empty(),
                        new GenerationSettings(few, most, few, few, penalty + 0.0)));
        Arbitrary<TaskConfig> several = Combinators.combine(
                        tokens,
                        Arbitraries.of(Pooling.class).optional(),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.doubles().between(0.01, 0.99))
                .as((most, pooling, layers, threshold) ->
                        new TaskConfig(TaskKind.MULTI_LABEL, most, pooling, new MultiLabelSettings(layers, threshold)));
        return Arbitraries.oneOf(pooled, several, answers, targets);
    }

    @Example
    void everyKindIsThere() {
        KindCoverage.requireTypes("RecipeRoundTripTest", adaptersByType().keySet());
    }

    private static Arbitrary<AdapterConfig> adapters() {
        List<Arbitrary<AdapterConfig>> all = new ArrayList<>();
        adaptersByType().values().forEach(one -> all.add(one.map(config -> config)));
        return Arbitraries.oneOf(all);
    }

    private static Map<Class<? extends AdapterConfig>, Arbitrary<? extends AdapterConfig>> adaptersByType() {
        Arbitrary<Integer> widths = Arbitraries.integers().between(1, AdapterConfig.MOST_WIDTH);
        Arbitrary<Activation> activations = Arbitraries.of(Activation.class);
        Arbitrary<LayerSelection> layers = Arbitraries.oneOf(
                Arbitraries.just(LayerSelection.all()),
                Arbitraries.integers()
                        .between(0, 1023)
                        .set()
                        .ofMinSize(1)
                        .ofMaxSize(5)
                        .map(LayerSelection::of));
        return Map.of(
                Houlsby.class,
                Combinators.combine(widths, activations, layers).as(Houlsby::new),
                Pfeiffer.class,
                Combinators.combine(widths, activations, layers).as(Pfeiffer::new),
                Lora.class,
                Combinators.combine(
                                widths,
                                Arbitraries.doubles().between(0.01, 1e6).ofScale(2),
                                Arbitraries.of(LoraTarget.class).set().ofMinSize(1),
                                layers)
                        .as(Lora::new),
                Ia3.class,
                Combinators.combine(Arbitraries.of(Ia3Target.class).set().ofMinSize(1), layers)
                        .as(Ia3::new),
                Mam.class,
                Combinators.combine(
                                Arbitraries.integers().between(1, 128),
                                Arbitraries.integers().between(1, 1024),
                                Arbitraries.integers().between(1, 128),
                                Arbitraries.doubles().between(0.01, 1e6).ofScale(2),
                                activations,
                                layers,
                                Arbitraries.integers().between(1, 64))
                        .as((width, prefix, inner, scale, activation, chosen, factor) ->
                                new Mam(width, prefix, inner, scale, activation, chosen).widened(factor)),
                Fusion.class,
                names().set()
                        .ofMinSize(2)
                        .ofMaxSize(5)
                        .map(parts -> new Fusion(parts.stream()
                                .map(name -> PartRef.parse(name + "@3"))
                                .toList())),
                HeadOnly.class,
                Arbitraries.just(new HeadOnly()));
    }

    private static Arbitrary<PruningConfig> prunings() {
        return Combinators.combine(
                        Arbitraries.of(PruningMethod.class),
                        Arbitraries.doubles().between(0, true, 1, false),
                        Arbitraries.of(Scope.class),
                        Arbitraries.integers().between(1, 1_000_000),
                        Arbitraries.integers().between(1, 1000),
                        Arbitraries.of(ScoreInit.class))
                .as((method, sparsity, scope, examples, rounds, init) ->
                        new PruningConfig(method, sparsity, scope, examples, method.needsData() ? rounds : 1, init));
    }

    private static Arbitrary<TrainConfig> trainings() {
        Arbitrary<Double> fractions = Arbitraries.doubles().between(0, true, 1, false);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 10_000),
                        Arbitraries.doubles().between(0, false, 10, true).ofScale(9),
                        fractions.list().ofSize(5),
                        Arbitraries.of(LearningRateSchedule.class),
                        Arbitraries.integers().between(1, 10_000).optional(),
                        Arbitraries.integers().between(1_000, 86_400_000))
                .as((count, rate, some, schedule, patience, millis) -> new TrainConfig(
                        count,
                        count,
                        new OptimiserConfig(rate, some.get(0), some.get(1), some.get(2), some.get(3), schedule, rate),
                        LossConfig.DEFAULTS.withDropout(some.get(4)),
                        patience.map(OptionalInt::of).orElse(OptionalInt.empty()),
                        Duration.ofMillis(millis),
                        millis % 2 == 0));
    }

    private static Arbitrary<Optional<Promotion>> promotions() {
        Arbitrary<OptionalDouble> bounds = Arbitraries.doubles()
                .between(0, 1)
                .optional()
                .map(bound -> bound.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
        return Combinators.combine(names(), Arbitraries.just("accuracy"), bounds, bounds)
                .as(Promotion::new)
                .optional();
    }
}
