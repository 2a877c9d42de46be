// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Encoded;
import org.sparseadapter.core.plm.ModelSource;

class BartFolderTest {

    private static final ByteLevelBpe VOCABULARY = ByteLevelBpe.of(List.of("t h", "th e", "\u0120 the", "c a", "ca t"));

    @TempDir
    private Path folder;

    @Test
    void makesAModelThatLoadsAndReads() {
        BartFolder.write(folder, new BartSize(16, 2, 2, 32, 24, 5), VOCABULARY, 1);
        try (BaseModel model = BaseModel.load(new ModelSource("small", folder), Device.cpu())) {
            assertThat(model.info().architecture()).isEqualTo("bart");
            assertThat(model.info().layers()).isEqualTo(4);
            assertThat(model.info().decoderLayers()).isEqualTo(2);
            assertThat(model.info().vocabulary()).isEqualTo(VOCABULARY.size()).isEqualTo(4 + 256 + 5 + 1);

            Encoded words = model.tokenizer().encode("the the cat <mask>\u00e9", Optional.empty(), 24);
            int merge = 4 + 256;
            assertThat(words.ids())
                    .startsWith(0, merge + 1, merge + 2)
                    .contains(merge + 4, VOCABULARY.size() - 1)
                    .endsWith(2)
                    .doesNotContain(3);
        }
    }

    @Test
    void theSeedDecidesTheWeights() {
        BartSize size = new BartSize(8, 1, 2, 8, 8, 5);
        assertThat(digest("a", size, 1)).isEqualTo(digest("b", size, 1)).isNotEqualTo(digest("c", size, 2));
    }

    @Test
    void leavesAnExistingModelAlone() {
        BartSize size = new BartSize(8, 1, 2, 8, 8, 5);
        BartFolder.write(folder, size, VOCABULARY, 1);
        assertThatThrownBy(() -> BartFolder.write(folder, size, VOCABULARY, 2)).hasMessageContaining("holds a model");
    }

    @Test
    void refusesMergesOfUnknownPieces() {
        assertThatThrownBy(() -> ByteLevelBpe.of(List.of("t h", "thx e"))).hasMessageContaining("merge 2");
    }

    private String digest(String name, BartSize size, long seed) {
        Path own = folder.resolve(name);
        BartFolder.write(own, size, VOCABULARY, seed);
        try (BaseModel model = BaseModel.load(ModelSource.of(own), Device.cpu())) {
            return model.info().digest();
        }
    }
}
