// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.sparseadapter.core.dataset.DatasetFormat;
import org.sparseadapter.core.dataset.DatasetReader;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.train.TaskData;

/**
 * An epoch over real sentences, packed, against the same sentences in batches of 32 that are padded to their longest.
 * Padding is played by words, so that all ways run through the same code; a padded batch is no dearer than it must be.
 * Packed runs twice: with as many steps, and with the batches that a recipe gets by default.
 */
final class EpochSection {

    private static final List<String> LABELS = List.of("0", "1");

    private EpochSection() {}

    /**
     * Measures.
     *
     * @param base computes in single precision
     * @param half trains as the services do
     */
    static Section measure(BaseModel base, BaseModel half, Path train, int rows, int rounds) {
        List<Example> sentences = read(train).stream().limit(rows).toList();
        List<Example> padded = padded(base, sentences);
        TaskData packedData = new TaskData(sentences, List.of(), List.of(), LABELS);
        TaskData paddedData = new TaskData(padded, List.of(), List.of(), LABELS);
        Recipe paddedRecipe = Workload.dense(tokensOf32(base, padded));
        Recipe packedRecipe = Workload.dense(tokensOf32(base, sentences));
        Contest contest = new Contest()
                .with("padded to the longest of 32", () -> TrainingRuns.whole(base, paddedRecipe, paddedData))
                .with("packed, about 32 a batch", () -> TrainingRuns.whole(base, packedRecipe, packedData))
                .with(
                        "packed, %d tokens a batch".formatted(Workload.TEXTS * Workload.TOKENS),
                        () -> TrainingRuns.whole(base, Workload.dense(), packedData))
                .with(
                        "the same, bfloat16 products, as services train here",
                        () -> TrainingRuns.whole(half, Workload.dense(), packedData));
        return new Section(
                "An epoch of %d sentences of %s, fp32 but for the last"
                        .formatted(sentences.size(), train.getParent().getFileName()),
                contest.run(rounds),
                List.of("Tokens: %d packed, %d padded.".formatted(tokens(base, sentences), tokens(base, padded))));
    }

    private static List<Example> read(Path train) {
        try (InputStream in = Files.newInputStream(train)) {
            return DatasetReader.parse(in, DatasetFormat.TSV).examples();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + train, e);
        }
    }

    private static List<Example> padded(BaseModel base, List<Example> sentences) {
        List<Example> shuffled = new ArrayList<>(sentences);
        Collections.shuffle(shuffled, new Random(3));
        List<Example> padded = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); from += Workload.TEXTS) {
            List<Example> batch = shuffled.subList(from, Math.min(from + Workload.TEXTS, shuffled.size()));
            int longest = batch.stream()
                    .mapToInt(example -> length(base, example))
                    .max()
                    .orElseThrow();
            batch.forEach(example -> padded.add(filled((LabelledExample) example, longest - length(base, example))));
        }
        return padded;
    }

    private static Example filled(LabelledExample example, int words) {
        return new LabelledExample(example.text() + " the".repeat(words), Optional.empty(), example.label());
    }

    /** Batches of so many tokens hold 32 examples in the mean. */
    private static int tokensOf32(BaseModel base, List<Example> examples) {
        return Math.toIntExact(Math.max(Workload.TOKENS, Workload.TEXTS * tokens(base, examples) / examples.size()));
    }

    private static long tokens(BaseModel base, List<Example> examples) {
        return examples.stream().mapToLong(example -> length(base, example)).sum();
    }

    private static int length(BaseModel base, Example example) {
        return base.tokenizer()
                .encode(((LabelledExample) example).text(), Optional.empty(), Workload.TOKENS)
                .length();
    }
}
