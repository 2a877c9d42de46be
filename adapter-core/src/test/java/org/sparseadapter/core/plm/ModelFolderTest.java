// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.core.task.Pooling;

/** Folders of models: what is listed, what is refused and why. */
class ModelFolderTest {

    @TempDir
    private Path folder;

    private Path tiny;

    @BeforeEach
    void copyGolden() throws IOException {
        tiny = Files.createDirectory(folder.resolve("bert-tiny"));
        for (String name : new String[] {"config.json", "model.safetensors"}) {
            Files.copy(Golden.named("bert-tiny").folder().resolve(name), tiny.resolve(name));
        }
    }

    @Test
    void aModelIsListedWithItsFacts() {
        assertThat(new ModelFolder(folder).list()).singleElement().satisfies(info -> {
            assertThat(info.id()).isEqualTo("bert-tiny");
            assertThat(info.architecture()).isEqualTo("bert");
            assertThat(info.layers()).isEqualTo(3);
            assertThat(info.hidden()).isEqualTo(48);
            assertThat(info.intermediate()).isEqualTo(96);
            assertThat(info.maxTokens()).isEqualTo(40);
            assertThat(info.defaultPooling()).isEqualTo(Pooling.POOLER);
        });
    }

    @Test
    void theDigestHoldsStill() {
        assertThat(ModelFiles.open(ModelSource.of(tiny)).info().digest())
                .isEqualTo("sha256:107e6ea7954384a04c9527d1a2070505a2623287f964df0d39f0fd84a38e0c1f");
    }

    @Test
    void theDigestIsThatOfTheWeightsWhateverTheFile() throws IOException {
        String before = ModelFiles.open(ModelSource.of(tiny)).info().digest();
        rewrite(name -> "bert." + name);
        assertThat(ModelFiles.open(ModelSource.of(tiny)).info().digest()).isEqualTo(before);
    }

    @Test
    void oneOtherWeightIsAnotherDigest() throws IOException {
        ModelFolder models = new ModelFolder(folder);
        String before = models.list().get(0).digest();
        byte[] bytes = Files.readAllBytes(tiny.resolve("model.safetensors"));
        bytes[bytes.length - 1] ^= 1;
        Files.write(tiny.resolve("model.safetensors"), bytes);
        Files.setLastModifiedTime(tiny.resolve("model.safetensors"), FileTime.fromMillis(1_000_000));
        assertThat(models.list().get(0).digest()).isNotEqualTo(before);
    }

    @Test
    void poolingOfSentenceTransformersIsTheDefault() throws IOException {
        Files.createDirectory(tiny.resolve("1_Pooling"));
        Files.writeString(tiny.resolve("1_Pooling").resolve("config.json"), "{\"pooling_mode_cls_token\": true}");
        assertThat(new ModelFolder(folder).list().get(0).defaultPooling()).isEqualTo(Pooling.CLS);
    }

    @Test
    void otherArchitecturesAreRefusedByName() throws IOException {
        config(text -> text.replace("\"bert\"", "\"t5\""));
        assertRefused("model_type is \"t5\"", "expected \"bert\"");
        assertThat(new ModelFolder(folder).list()).isEmpty();
    }

    @Test
    void shapesThatDoNotFitTheConfigurationAreRefused() throws IOException {
        config(text -> text.replace("\"intermediate_size\": 96", "\"intermediate_size\": 100"));
        assertRefused("intermediate.dense", "[96", "[100");
    }

    @Test
    void layersThatTheFileLacksAreRefused() throws IOException {
        config(text -> text.replace("\"num_hidden_layers\": 3", "\"num_hidden_layers\": 4"));
        assertRefused("encoder.layer.3.", "missing");
    }

    @Test
    void headsThatDoNotDivideAreRefused() throws IOException {
        config(text -> text.replace("\"num_attention_heads\": 4", "\"num_attention_heads\": 7"));
        assertRefused("hidden_size 48", "num_attention_heads 7");
    }

    @Test
    void picklesAreRefused() throws IOException {
        Files.write(
                tiny.resolve("model.safetensors"),
                new byte[] {(byte) 0x80, 2, 'c', 'o', 's', '\n', 's', 'y', 's', 't'});
        assertRefused("model.safetensors");
    }

    @Test
    void anUnknownIdNamesThoseThatExist() {
        assertThatThrownBy(() -> new ModelFolder(folder).find("gpt"))
                .isInstanceOf(BaseModelException.class)
                .hasMessageContaining("gpt")
                .hasMessageContaining("bert-tiny");
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() {
        assertThat(new ModelFolder(folder.resolve("absent")).list()).isEmpty();
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> ModelFiles.open(new ModelFolder(folder).find("bert-tiny")))
                .isInstanceOf(BaseModelException.class)
                .satisfies(error ->
                        Stream.of(parts).forEach(part -> assertThat(error).hasMessageContaining(part)));
    }

    private void config(UnaryOperator<String> change) throws IOException {
        Path file = tiny.resolve("config.json");
        String before = Files.readString(file);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    private void rewrite(UnaryOperator<String> rename) throws IOException {
        Path file = tiny.resolve("model.safetensors");
        Safetensors stored = Safetensors.open(file);
        SafetensorsWriter writer = new SafetensorsWriter().longs("position_ids", new long[] {2}, new long[] {0, 1});
        stored.tensors()
                .forEach((name, tensor) -> writer.floats(rename.apply(name), tensor.dimensions(), stored.floats(name)));
        Files.write(file, writer.toBytes());
    }
}
