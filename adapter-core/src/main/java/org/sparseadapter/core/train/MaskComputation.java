// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.sparseadapter.core.adapter.AdapterInitialiser;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.ErdosRenyi;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.prune.MaskSelection;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.prune.ScoreInit;
import org.sparseadapter.core.recipe.Recipe;

/**
 * Computes the mask of an adapter from its recipe: initial weights drawn from the seed, then scores, then the selection.
 *
 * <p>Weights that start at zero (LoRA's B, all of (IA)3, the up projection of Mix-and-Match, a fusion's values off the
 * diagonal) are scored with N(0, 0.02) in their place, drawn from the same seed: with the zeros, their scores or those of
 * the other side of the pair would vanish, and pruning would be an accident. The masked adapter has its zeros back.
 */
public final class MaskComputation {

    private static final String SCORING = "scoring.";

    private MaskComputation() {}

    /**
     * Initialises and prunes.
     *
     * @param base the model that the recipe names
     * @param data its training split gives the examples of scoring methods
     * @throws org.sparseadapter.core.prune.PruningException when the scores of a matrix are degenerate
     * @throws WorkStoppedException when the listener asks for it
     */
    public static MaskResult compute(BaseModel base, Recipe recipe, TaskData data, ProgressListener listener) {
        return compute(base, recipe, List.of(), data, listener);
    }

    /**
     * Initialises and prunes.
     *
     * @param base the model that the recipe names
     * @param asked the recipe
     * @param parts the adapters that {@link Recipe#parts()} names, in that order
     * @param data its training split gives the examples of scoring methods
     * @throws org.sparseadapter.core.prune.PruningException when the scores of a matrix are degenerate
     * @throws WorkStoppedException when the listener asks for it
     */
    public static MaskResult compute(
            BaseModel base, Recipe asked, List<AdapterState> parts, TaskData data, ProgressListener listener) {
        Recipe recipe = asked.withPruning(asked.pruning()
                .withSparsity(asked.adapter().sparsity(asked.pruning().sparsity(), base.info())));
        AdapterState initial = TaskHeads.informed(
                AdapterInitialiser.initial(
                        recipe.adapter(), parts, TaskHeads.of(recipe, data, base.info()), base.info(), recipe.seed()),
                data);
        SortedMap<String, Mask> masks = initial.prunable().isEmpty()
                ? new TreeMap<>()
                : masks(base, recipe, data, forScoring(initial, recipe), listener);
        return MaskResult.of(masked(initial, masks));
    }

    private static SortedMap<String, Mask> masks(
            BaseModel base, Recipe recipe, TaskData data, AdapterState scoring, ProgressListener listener) {
        PruningConfig pruning = recipe.pruning();
        if (pruning.sparsity() == 0) {
            return map(scoring.prunable(), parameter -> Mask.all(parameter.size()));
        }
        return switch (pruning.method()) {
            case RANDOM ->
                MaskSelection.random(
                        map(scoring.prunable(), Parameter::size), pruning.sparsity(), pruning.scope(), recipe.seed());
            case MAGNITUDE ->
                MaskSelection.select(
                        map(scoring.prunable(), MaskComputation::magnitude), pruning.sparsity(), pruning.scope());
            case ERDOS_RENYI ->
                ErdosRenyi.masks(
                        map(scoring.prunable(), Parameter::shape), pruning.sparsity(), pruning.scope(), recipe.seed());
            case SNIP, GRASP -> new DataScoring(base, recipe, data).masks(scoring, listener);
        };
    }

    private static float[] magnitude(Parameter parameter) {
        float[] scores = parameter.dense();
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.abs(scores[i]);
        }
        return scores;
    }

    private static AdapterState forScoring(AdapterState initial, Recipe recipe) {
        if (recipe.pruning().scoreInit() == ScoreInit.UNCHANGED) {
            return initial;
        }
        SortedMap<String, Parameter> parameters = new TreeMap<>(initial.parameters());
        initial.prunable().forEach((name, parameter) -> {
            float[] values = parameter.dense();
            if (fillZeros(values, AdapterInitialiser.normal(SCORING + name, values.length, recipe.seed()))) {
                parameters.put(name, new DenseParameter(parameter.shape(), values));
            }
        });
        return initial.withParameters(parameters);
    }

    private static boolean fillZeros(float[] values, float[] draw) {
        boolean filled = false;
        for (int i = 0; i < values.length; i++) {
            if (values[i] == 0) {
                values[i] = draw[i];
                filled = true;
            }
        }
        return filled;
    }

    static AdapterState masked(AdapterState state, SortedMap<String, Mask> masks) {
        SortedMap<String, Parameter> parameters = new TreeMap<>(state.parameters());
        masks.forEach((name, mask) -> parameters.computeIfPresent(
                name, (key, values) -> SparseParameter.of(values.shape(), mask, values.dense())));
        return state.withParameters(parameters);
    }

    private static <T> SortedMap<String, T> map(
            SortedMap<String, Parameter> parameters, Function<Parameter, T> function) {
        SortedMap<String, T> mapped = new TreeMap<>();
        parameters.forEach((name, parameter) -> mapped.put(name, function.apply(parameter)));
        return mapped;
    }
}
