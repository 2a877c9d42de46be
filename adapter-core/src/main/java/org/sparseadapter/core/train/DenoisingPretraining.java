// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.dataset.SequenceExample;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.pretrain.Denoising;
import org.sparseadapter.core.recipe.TrainConfig;
import org.sparseadapter.core.safetensors.SafetensorsWriter;

/**
 * Pretrains every weight of an encoder-decoder by denoising and writes the weights into the model's folder. A
 * base to adapt for where no checkpoint can be had; see {@link org.sparseadapter.core.pretrain}.
 */
public final class DenoisingPretraining {

    private DenoisingPretraining() {}

    /**
     * Trains the model of a folder.
     *
     * @param source the model; its {@code model.safetensors} is replaced at the end
     * @param sentences each is read as often as there are copies, with other noise every time
     * @param copies noisy copies of each sentence in an epoch
     * @param config patience has no meaning here, there being no dev split
     * @param listener hears of every step; no checkpoints are made
     * @return the curves of the run
     * @throws WorkStoppedException when the listener asks for it; the folder is as it was
     */
    public static TrainingCurves run(
            ModelSource source,
            Device device,
            List<String> sentences,
            int copies,
            TrainConfig config,
            long seed,
            TrainingListener listener) {
        try (BaseModel base = BaseModel.load(source, device)) {
            SortedMap<String, NDArray> arrays = base.weights();
            SortedMap<String, Parameter> initial = new TreeMap<>();
            arrays.forEach((name, array) -> {
                array.setRequiresGradient(true);
                initial.put(name, new DenseParameter(array.getShape().getShape(), array.toFloatArray()));
            });
            TrainedWeights weights = new TrainedWeights(initial, arrays::get);
            TrainingLoop.Ending ending = new TrainingLoop(
                            config,
                            seed,
                            "loss",
                            "denoising",
                            weights,
                            TokenObjective.of(base, noisy(sentences, copies, seed)),
                            base.manager(),
                            System::nanoTime)
                    .run(new StoppingListener(listener, "pretraining"), Optional.empty());
            write(source.folder(), weights.chosen(ending.state()));
            return ending.state().curves();
        }
    }

    private static List<SequenceExample> noisy(List<String> sentences, int copies, long seed) {
        List<SequenceExample> examples = new ArrayList<>(sentences.size() * copies);
        for (int copy = 0; copy < copies; copy++) {
            for (String sentence : sentences) {
                examples.add(Denoising.of(sentence, RunRandom.at(seed, "noise", examples.size())));
            }
        }
        return examples;
    }

    private static void write(Path folder, SortedMap<String, Parameter> weights) {
        SafetensorsWriter file = new SafetensorsWriter().metadata("format", "pt");
        weights.forEach((name, values) -> file.floats(name, values.shape(), values.dense()));
        try {
            Files.write(folder.resolve("model.safetensors"), file.toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the weights to " + folder, e);
        }
    }
}
