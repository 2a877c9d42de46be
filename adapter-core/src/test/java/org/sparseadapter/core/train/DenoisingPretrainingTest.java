// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.pretrain.BartFolder;
import org.sparseadapter.core.pretrain.BartSize;
import org.sparseadapter.core.pretrain.ByteLevelBpe;
import org.sparseadapter.core.recipe.LearningRateSchedule;
import org.sparseadapter.core.recipe.LossConfig;
import org.sparseadapter.core.recipe.OptimiserConfig;
import org.sparseadapter.core.recipe.TrainConfig;

class DenoisingPretrainingTest {

    @TempDir
    private Path folder;

    @Test
    void learnsAndWritesWhatItHasLearnt() throws Exception {
        Path merges = Files.writeString(folder.resolve("merges.txt"), "t h\nth e\n");
        Path model = folder.resolve("small");
        BartFolder.write(model, new BartSize(16, 1, 2, 32, 48, 2), ByteLevelBpe.read(merges, 10), 1);
        ModelSource source = ModelSource.of(model);
        String before = digest(source);

        List<Double> losses = new ArrayList<>();
        DenoisingPretraining.run(
                source, Device.cpu(), List.of("the cat", "the hat"), 8, config(), 3, point -> losses.add(point.loss()));

        assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0) / 2);
        assertThat(digest(source)).isNotEqualTo(before);
    }

    private static String digest(ModelSource source) {
        try (BaseModel model = BaseModel.load(source, Device.cpu())) {
            return model.info().digest();
        }
    }

    private static TrainConfig config() {
        return new TrainConfig(
                20,
                100,
                new OptimiserConfig(1e-2, 0, 0.9, 0.98, 0.1, LearningRateSchedule.LINEAR, 1),
                LossConfig.DEFAULTS.withDropout(0),
                OptionalInt.empty(),
                Duration.ofDays(1),
                false);
    }
}
