// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.Recipe;

/** Every array is native memory: a step that keeps one would end a long run. */
@Tag("slow")
class TrainingMemoryTest {

    private static final Path MAPPINGS = Path.of("/proc/self/smaps");
    private static final Pattern BEGIN = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ .*");
    private static final long FOUR_GIB = 1L << 32;

    @Test
    void nativeMemoryIsFlatOverHundredsOfSteps(@TempDir Path folder) {
        Assumptions.assumeTrue(Files.isReadable(MAPPINGS), "resident memory is read from " + MAPPINGS);
        TaskData rows = TrainingSamples.memorised(64, 2);
        TaskData data = new TaskData(rows.train(), rows.dev().subList(0, 8), List.of(), rows.labels());
        Recipe recipe = TrainingSamples.recipe(
                TrainingSamples.LORA, PruningMethod.MAGNITUDE, 0.5, TrainingSamples.train(60, 1e-3, 128));
        try (BaseModel base = TinyBert.load(folder)) {
            AdapterState initial = MaskComputation.compute(base, recipe, data, ProgressListener.none())
                    .state();
            List<Long> resident = new ArrayList<>();
            new AdapterTraining(base, recipe, initial, data)
                    .run(
                            point -> {
                                if (point.devMetric().isPresent()) {
                                    resident.add(residentKilobytes());
                                }
                            },
                            Optional.empty());
            assertThat(resident).hasSize(60);
            // The activations of one step are about 1 MB: if steps leaked, 200 of them would show.
            long early = resident.get(20);
            long late = resident.get(59);
            assertThat(late - early).isLessThan(48 * 1024);
            assertThat(base.manager().getManagedArrays().size()).isLessThan(200);
        }
    }

    /**
     * Without the Java heap, which grows at the collector's leisure. A heap below 4 GiB lies below the address 4 GiB, where
     * its references need no decoding; native memory does not.
     */
    private static long residentKilobytes() {
        try {
            long kilobytes = 0;
            boolean outside = false;
            for (String line : Files.readAllLines(MAPPINGS)) {
                Matcher begin = BEGIN.matcher(line);
                if (begin.matches()) {
                    outside = Long.parseUnsignedLong(begin.group(1), 16) >= FOUR_GIB;
                } else if (outside && line.startsWith("Rss:")) {
                    kilobytes += Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
            return kilobytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
