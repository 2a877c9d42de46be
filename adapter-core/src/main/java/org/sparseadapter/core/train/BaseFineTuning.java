// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.sparseadapter.core.adapter.AdapterInitialiser;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.recipe.Recipe;

/** Fine-tunes weights of the base model itself, selected by name, with a head. */
final class BaseFineTuning {

    private static final String BASE = "base.";

    private final Predicate<String> trained;

    /**
     * @param trained which of the base model's weights, by Hugging Face name
     */
    BaseFineTuning(Predicate<String> trained) {
        this.trained = trained;
    }

    /** See {@link FullFineTuning#run}. */
    FineTuningResult run(ModelSource source, Device device, Recipe recipe, TaskData data, TrainingListener listener) {
        try (BaseModel base = BaseModel.load(source, device)) {
            BaseModelInfo info = base.info();
            AdapterState head = TaskHeads.informed(
                    AdapterInitialiser.initial(new HeadOnly(), TaskHeads.of(recipe, data, info), info, recipe.seed()),
                    data);
            try (AdapterModule module = new AdapterModule(head, base.manager()).trainable()) {
                return train(base, module, recipe, data, listener);
            }
        }
    }

    private FineTuningResult train(
            BaseModel base, AdapterModule module, Recipe recipe, TaskData data, TrainingListener listener) {
        SortedMap<String, NDArray> arrays = new TreeMap<>(module.parameters());
        SortedMap<String, Parameter> initial = new TreeMap<>(module.state().parameters());
        base.weights().forEach((name, array) -> {
            if (trained.test(name)) {
                array.setRequiresGradient(true);
                arrays.put(BASE + name, array);
                initial.put(BASE + name, new DenseParameter(array.getShape().getShape(), array.toFloatArray()));
            }
        });
        TrainedWeights weights = new TrainedWeights(initial, arrays::get);
        AdapterObjective objective = AdapterObjective.of(base, module, recipe, data, TrunkReuse.LIVE);
        TrainingLoop.Ending ending = new TrainingLoop(
                        recipe.train().uninterrupted(),
                        recipe.seed(),
                        TaskHeads.metric(recipe),
                        BASE,
                        weights,
                        objective,
                        module.manager(),
                        System::nanoTime)
                .run(new StoppingListener(listener, "fine-tuning"), Optional.empty());
        long count = initial.values().stream().mapToLong(Parameter::size).sum();
        return new FineTuningResult(ending.state().curves(), evaluate(base, module, data), count);
    }

    private static EvaluationReport evaluate(BaseModel base, AdapterModule module, TaskData data) {
        GradientLease quiet = GradientLease.take();
        try {
            return AdapterEvaluation.report(base, module, data, TrunkReuse.LIVE, ProgressListener.none());
        } finally {
            quiet.close();
        }
    }
}
