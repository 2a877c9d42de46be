// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.ModelFolder;
import org.sparseadapter.core.plm.TextTokenizer;

/** A model that TensorFlow saved becomes the folder that it would be had it been saved in Hugging Face layout. */
class SavedBertTest {

    private static final String INDEX = "variables/variables.index";
    private static final String DATA = "variables/variables.data-00000-of-00001";

    @TempDir
    Path models;

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    @BeforeEach
    void save() throws IOException {
        SavedFiles saved = SavedFiles.of(Golden.named("bert-tiny").open("model.safetensors"));
        List<String> vocabulary =
                new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "un", "##able", "cafe", "!"));
        while (vocabulary.size() < 199) {
            vocabulary.add("[unused" + vocabulary.size() + "]");
        }
        files.putAll(Map.of(
                "assets/vocab.txt",
                String.join("\n", vocabulary).getBytes(StandardCharsets.UTF_8),
                "assets/model.json",
                "{\"doLowerCase\": true}".getBytes(StandardCharsets.UTF_8),
                "saved_model.pb",
                new byte[3],
                INDEX,
                saved.index(),
                DATA,
                saved.data()));
    }

    @Test
    void weightsAndSizesAreThoseOfTheModel() throws IOException {
        install();
        BaseModelInfo installed = new ModelFolder(models).list().get(0);
        BaseModelInfo golden = new ModelFolder(
                        Golden.named("bert-tiny").folder().getParent())
                .list().stream()
                        .filter(model -> model.id().equals("bert-tiny"))
                        .findFirst()
                        .orElseThrow();
        assertThat(installed.digest()).isEqualTo(golden.digest());
        assertThat(installed.layers()).isEqualTo(3);
        assertThat(installed.maxTokens()).isEqualTo(40);
        assertThat(models).isDirectoryNotContaining("glob:**/.installing*");
    }

    @Test
    void theVocabularyBecomesATokenizer() throws IOException {
        install();
        try (TextTokenizer tokenizer = TextTokenizer.load(models.resolve("saved/tokenizer.json"))) {
            int[] ids = tokenizer
                    .encode("Un\u00e1ble [MASK] Caf\u00e9!", Optional.of("x"), 32)
                    .ids();
            assertThat(ids).containsExactly(2, 5, 6, 4, 7, 8, 3, 1, 3);
        }
    }

    @Test
    void damageIsNoticed() {
        byte[] data = files.get(DATA);
        data[data.length / 2] ^= 1;
        refused("checksum");
    }

    @Test
    void aTableThatBreaksOffIsRefused() {
        byte[] index = files.get(INDEX);
        byte[] cut = Arrays.copyOfRange(index, index.length - 100, index.length);
        files.put(INDEX, cut);
        refused("table");
        files.put(INDEX, new byte[100]);
        refused("magic");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        files.remove("assets/vocab.txt");
        refused("assets/vocab.txt");
    }

    private void install() throws IOException {
        SavedBert.install(new ByteArrayInputStream(SavedFiles.zip(files)), models.resolve("saved"));
    }

    private void refused(String part) {
        assertThatThrownBy(this::install).isInstanceOf(BaseModelException.class).hasMessageContaining(part);
        assertThat(models).isEmptyDirectory();
    }
}
