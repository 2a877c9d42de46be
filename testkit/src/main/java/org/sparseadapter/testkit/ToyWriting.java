// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.SequenceExample;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.pretrain.BartFolder;
import org.sparseadapter.core.pretrain.BartSize;
import org.sparseadapter.core.pretrain.ByteLevelBpe;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.core.train.TaskData;
import org.sparseadapter.library.EmbeddedModels;

/**
 * A toy sequence-to-sequence task, four sources with their targets, and an encoder-decoder that is small enough to learn them by heart in
 * seconds: 32 columns, two layers a side, a token a letter, random weights.
 */
public final class ToyWriting {
    /** The model's id; after {@link EmbeddedModels#MINILM}, which tests take to be the first of the folder. */
    public static final String BASE = "toy-bart";

    private static final BartSize SIZE = new BartSize(32, 2, 4, 64, 40, 0);
    /** A model that learns begins with small weights; through one that stays as it is they would let nothing pass. */
    private static final float LIVELY = 8;

    private ToyWriting() {}

    /** Puts the model into a folder of base models, unless it is there, and answers what it is. */
    public static BaseModelInfo install(Path modelsFolder) {
        Path folder = modelsFolder.resolve(BASE);
        if (!Files.exists(folder)) {
            try {
                Path made =
                        Files.createTempDirectory(modelsFolder.toAbsolutePath().getParent(), BASE);
                write(made);
                // A reader of the folder must not see half a model.
                Files.move(made, folder);
            } catch (IOException e) {
                throw new UncheckedIOException("The toy model could not be written to " + folder, e);
            }
        }
        return BaseModelInfo.of(ModelSource.of(folder));
    }

    /** The same four rows in each split. */
    public static TaskData data() {
        List<Example> rows = List.of(
                new SequenceExample("rain", "hat"),
                new SequenceExample("snow", "boots"),
                new SequenceExample("sun", "cap"),
                new SequenceExample("fog", "lamp"));
        return new TaskData(rows, rows, rows, List.of());
    }

    /** A recipe for it: a Houlsby adapter at every site, a third of it removed. */
    public static String recipe(int epochs) {
        return """
                {"base": "%s", "dataset": "toy",
                 "task": {"kind": "sequence_to_sequence", "maxTokens": 16, "beams": 2, "maxLength": 12},
                 "adapter": {"kind": "houlsby", "bottleneck": 16},
                 "pruning": {"method": "snip", "sparsity": 0.3, "examples": 4},
                 "train": {"epochs": %d, "batchTokens": 256, "learningRate": 1e-2, "dropout": 0, "checkpointEvery": "1s"},
                 "seed": 7}"""
                .formatted(BASE, epochs);
    }

    private static void write(Path folder) throws IOException {
        Path noMerges = Files.createTempFile(folder, "merges", ".txt");
        BartFolder.write(folder, SIZE, ByteLevelBpe.read(noMerges, 0), 11);
        Files.delete(noMerges);
        Path file = folder.resolve("model.safetensors");
        Safetensors small = Safetensors.read(Files.readAllBytes(file));
        SafetensorsWriter lively = new SafetensorsWriter();
        small.tensors().forEach((name, tensor) -> {
            float[] values = small.floats(name);
            for (int i = 0; i < values.length && tensor.dimensions().length == 2; i++) {
                values[i] *= LIVELY;
            }
            lively.floats(name, tensor.dimensions(), values);
        });
        Files.write(file, lively.toBytes());
    }
}
