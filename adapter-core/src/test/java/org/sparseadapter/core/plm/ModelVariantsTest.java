// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.core.site.SequenceSites;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;

/** What checkpoints of one architecture differ in: names, absent fields, sizes; and what of it is refused. */
class ModelVariantsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SiteFunctions BARE = SiteFunctions.none();
    private static final Offset<Float> CLOSE = Offset.offset(1e-4f);

    @TempDir
    private Path folder;

    private interface Rename {
        /** The names under which a tensor is written, none to leave it out. */
        List<String> of(String name);
    }

    @Test
    void aFileOfTheWholeModelHasTheEncodersPrefix() throws IOException {
        copy("roberta-tiny", name -> List.of("roberta." + name));
        assertStates("roberta-tiny");
        assertThat(info().digest()).isEqualTo(info("roberta-tiny").digest());
    }

    @Test
    void distilBertStandsUnderItsNameInAModelWithAHead() throws IOException {
        copy("distilbert-tiny", name -> List.of("distilbert." + name));
        assertStates("distilbert-tiny");
        assertThat(info().digest()).isEqualTo(info("distilbert-tiny").digest());
        config(json -> json.remove(List.of("activation", "sinusoidal_pos_embds", "pad_token_id")));
        assertStates("distilbert-tiny");
    }

    /** Their table is saved as any other. */
    @Test
    void sinusoidsAreReadFromTheCheckpointToo() throws IOException {
        copy("distilbert-tiny", List::of);
        config(json -> json.put("sinusoidal_pos_embds", true));
        assertStates("distilbert-tiny");
    }

    @Test
    void segmentsOfTheTokenizerDoNotMatterToDistilBert() throws IOException {
        copy("distilbert-tiny", List::of);
        assertSegmentsDoNotMatter();
    }

    @Test
    void olderNamesOfNormsAreKnown() throws IOException {
        copy(
                "bert-tiny",
                name -> List.of(name.replace("LayerNorm.weight", "LayerNorm.gamma")
                        .replace("LayerNorm.bias", "LayerNorm.beta")));
        assertStates("bert-tiny");
    }

    @Test
    void absentFieldsHaveTheLibrarysValues() throws IOException {
        copy("bert-tiny", List::of);
        config(json -> json.remove(List.of("hidden_act", "layer_norm_eps", "type_vocab_size", "pad_token_id")));
        assertStates("bert-tiny");
    }

    @Test
    void withoutPoolerTheFirstRowIsTaken() throws IOException {
        copy("roberta-tiny", name -> name.startsWith("pooler") ? List.of() : List.of(name));
        assertThat(info().defaultPooling()).isEqualTo(Pooling.CLS);
        assertThat(info().writes()).isFalse();
    }

    @Test
    void aModelMayHaveNoSegments() throws IOException {
        copy("roberta-tiny", name -> name.contains("token_type") ? List.of() : List.of(name));
        assertRefused("token_type_embeddings");
        config(json -> json.put("type_vocab_size", 0));
        assertThat(info().maxTokens()).isEqualTo(40);
    }

    @Test
    void positionsBeyondThoseOfPaddingAreTheLimit() throws IOException {
        copy("roberta-tiny", List::of);
        try (BaseModel model = load();
                NDManager scope = model.manager().newSubManager()) {
            model.encoder().encode(tokens(40), BARE, scope, false);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.encoder().encode(tokens(41), BARE, scope, false))
                    .withMessageContaining("41 tokens")
                    .withMessageContaining("40");
        }
    }

    @Test
    void segmentsOfTheTokenizerDoNotMatterToRoberta() throws IOException {
        copy("roberta-tiny", List::of);
        assertSegmentsDoNotMatter();
    }

    private void assertSegmentsDoNotMatter() {
        int[] ids = {5, 6, 7};
        try (BaseModel model = load();
                NDManager scope = model.manager().newSubManager()) {
            assertThat(encode(model, new Encoded(ids, new int[] {0, 1, 1}, false), scope))
                    .isEqualTo(encode(model, new Encoded(ids, new int[3], false), scope));
        }
    }

    @Test
    void bartWithoutPrefixAndWithItsWordsUnderAStacksName() throws IOException {
        copy(
                "bart-tiny",
                name -> List.of(name.replace("model.", "").replace("shared.weight", "decoder.embed_tokens.weight")));
        assertLogits();
        assertThat(info().digest()).isEqualTo(info("bart-tiny").digest());
        assertThat(info().writes()).isTrue();
    }

    @Test
    void bartWithoutBiasOfTokens() throws IOException {
        copy("bart-tiny", name -> name.equals("final_logits_bias") ? List.of() : List.of(name));
        assertLogits();
    }

    @Test
    void bartWithTablesOfItsOwnForEachUse() throws IOException {
        copy(
                "bart-tiny",
                name -> name.equals("model.shared.weight")
                        ? List.of(
                                name,
                                "model.encoder.embed_tokens.weight",
                                "model.decoder.embed_tokens.weight",
                                "lm_head.weight")
                        : List.of(name));
        config(json -> json.put("tie_word_embeddings", false));
        assertThat(info().writes()).isTrue();
        assertLogits();
    }

    @Test
    void bartThatIsNotTiedWritesNothingWithoutATokenHead() throws IOException {
        copy("bart-tiny", List::of);
        config(json -> json.put("tie_word_embeddings", false));
        try (BaseModel model = load();
                NDManager scope = model.manager().newSubManager()) {
            assertThat(model.info().writes()).isFalse();
            NDArray states = model.encoder().encode(tokens(5), BARE, scope, false);
            assertThatThrownBy(() -> model.encoderDecoder().orElseThrow().tokenLogits(states))
                    .isInstanceOf(BaseModelException.class)
                    .hasMessageContaining("lm_head.weight");
        }
    }

    @Test
    void aScaleIsThatOfWords() throws IOException {
        copy("bart-tiny", List::of);
        float[] wide = encodedSource();
        config(json -> json.put("scale_embedding", true));
        rewriteWords((float) (1 / Math.sqrt(32)));
        assertThat(encodedSource()).containsExactly(wide, CLOSE);
    }

    @Test
    void stacksMayHaveOtherNumbersOfHeads() throws IOException {
        copy("bart-tiny", List::of);
        config(json -> json.put("decoder_attention_heads", 8));
        try (BaseModel model = load();
                NDManager scope = model.manager().newSubManager()) {
            assertThat(model.encoder()
                            .encode(tokens(5), BARE, scope, false)
                            .getShape()
                            .get(0))
                    .isEqualTo(5);
        }
    }

    @Test
    void whatIsNotUnderstoodIsRefusedByName() throws IOException {
        copy("bart-tiny", List::of);
        assertRefusedWith(json -> json.put("activation_function", "relu"), "activation_function", "relu", "gelu");
        assertRefusedWith(json -> json.put("decoder_ffn_dim", 32), "decoder_ffn_dim is 32", "encoder_ffn_dim 64");
        assertRefusedWith(json -> json.put("decoder_attention_heads", 5), "d_model 32", "decoder_attention_heads 5");
        assertRefusedWith(json -> json.put("is_encoder_decoder", false), "is_encoder_decoder", "true");
        assertRefusedWith(json -> json.put("d_model", 64), "embed_positions", "[50, 32]", "[50, 64]");
        assertRefusedWith(json -> json.put("encoder_layers", 0), "encoder_layers", "positive");
        assertRefusedWith(json -> json.put("scale_embedding", "yes"), "scale_embedding", "true or false");
        assertRefusedWith(json -> json.put("decoder_layers", 3), "decoder.layers.2", "missing");
        copy("roberta-tiny", List::of);
        assertRefusedWith(json -> json.put("hidden_act", "gelu_new"), "hidden_act", "gelu_new");
        assertRefusedWith(json -> json.put("is_decoder", true), "is_decoder");
        assertRefusedWith(
                json -> json.put("position_embedding_type", "relative_key"), "position_embedding_type", "absolute");
        assertRefusedWith(json -> json.put("layer_norm_eps", "small"), "layer_norm_eps", "number");
        assertRefusedWith(json -> json.put("max_position_embeddings", 2), "max_position_embeddings", "more than 2");
        assertRefusedWith(json -> json.put("model_type", "gpt2"), "gpt2", ModelFamily.words());
        copy("distilbert-tiny", List::of);
        assertRefusedWith(json -> json.put("activation", "relu"), "activation", "relu", "gelu");
        assertRefusedWith(json -> json.put("n_heads", 5), "dim 48", "n_heads 5");
        assertRefusedWith(json -> json.put("n_layers", 4), "transformer.layer.3", "missing");
        assertRefusedWith(json -> json.put("hidden_dim", 96), "ffn.lin1", "[80", "[96");
    }

    @Test
    void theFirstOfSeveralEndsCounts() throws IOException {
        copy("bart-tiny", List::of);
        config(json -> json.putArray("eos_token_id").add(7).add(2));
        try (BaseModel model = load()) {
            assertThat(model.encoderDecoder().orElseThrow().specialTokens().end())
                    .isEqualTo(7);
        }
    }

    @Test
    void anEncoderHasNoDecoder() throws IOException {
        copy("roberta-tiny", List::of);
        try (BaseModel model = load()) {
            assertThat(model.encoderDecoder()).isEmpty();
        }
    }

    private void assertStates(String golden) {
        try (BaseModel model = load();
                NDManager scope = model.manager().newSubManager()) {
            assertThat(model.encoder()
                            .encode(Golden.named(golden).paddedInputs(), BARE, scope, false)
                            .toFloatArray())
                    .containsExactly(Golden.named(golden).expected().floats("last_hidden_state"), CLOSE);
        }
    }

    private void assertLogits() {
        Golden golden = Golden.named("bart-tiny");
        PackedTokens source = golden.inputs();
        float[] expected = golden.expected().floats("logits");
        try (BaseModel model = load();
                NDManager scope = model.manager().newSubManager()) {
            EncoderDecoder bart = model.encoderDecoder().orElseThrow();
            assertThat(bart.tokenLogits(bart.decode(
                                    golden.targets(),
                                    bart.encodeSource(source, BARE, scope, false),
                                    source,
                                    SequenceSites.of(BARE),
                                    scope,
                                    false))
                            .toFloatArray())
                    .containsExactly(expected, CLOSE);
        }
    }

    private float[] encodedSource() {
        try (BaseModel model = load();
                NDManager scope = model.manager().newSubManager()) {
            return model.encoderDecoder()
                    .orElseThrow()
                    .encodeSource(Golden.named("bart-tiny").inputs(), BARE, scope, false)
                    .toFloatArray();
        }
    }

    private static float[] encode(BaseModel model, Encoded example, NDManager scope) {
        return model.encoder()
                .encode(PackedTokens.of(List.of(example)), BARE, scope, false)
                .toFloatArray();
    }

    private static PackedTokens tokens(int length) {
        int[] ids = new int[length];
        Arrays.fill(ids, 9);
        return PackedTokens.of(List.of(new Encoded(ids, new int[length], false)));
    }

    private BaseModel load() {
        return BaseModel.load(ModelSource.of(folder), Device.cpu());
    }

    private BaseModelInfo info() {
        return ModelFiles.open(ModelSource.of(folder)).info();
    }

    private static BaseModelInfo info(String golden) {
        return ModelFiles.open(Golden.named(golden).model()).info();
    }

    private void assertRefusedWith(Consumer<ObjectNode> change, String... parts) throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve("config.json"));
        config(change);
        assertRefused(parts);
        Files.write(folder.resolve("config.json"), before);
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> ModelFiles.open(ModelSource.of(folder)))
                .isInstanceOf(BaseModelException.class)
                .satisfies(error ->
                        Stream.of(parts).forEach(part -> assertThat(error).hasMessageContaining(part)));
    }

    private void config(Consumer<ObjectNode> change) throws IOException {
        Path file = folder.resolve("config.json");
        ObjectNode json = (ObjectNode) JSON.readTree(file.toFile());
        change.accept(json);
        Files.writeString(file, json.toString());
    }

    private void copy(String golden, Rename rename) throws IOException {
        Path from = Golden.named(golden).folder();
        Files.write(folder.resolve("config.json"), Files.readAllBytes(from.resolve("config.json")));
        write(Safetensors.open(from.resolve("model.safetensors")), rename, 1);
    }

    private void rewriteWords(float factor) throws IOException {
        write(Safetensors.open(Golden.named("bart-tiny").folder().resolve("model.safetensors")), List::of, factor);
    }

    private void write(Safetensors stored, Rename rename, float wordFactor) throws IOException {
        // Buffers that some versions of the library save.
        SafetensorsWriter writer =
                new SafetensorsWriter().longs("embeddings.position_ids", new long[] {1, 2}, new long[] {0, 1});
        stored.tensors().forEach((name, tensor) -> {
            float[] values = stored.floats(name);
            if (name.equals("model.shared.weight")) {
                for (int i = 0; i < values.length; i++) {
                    values[i] *= wordFactor;
                }
            }
            rename.of(name).forEach(other -> writer.floats(other, tensor.dimensions(), values));
        });
        Files.write(folder.resolve("model.safetensors"), writer.toBytes());
    }
}
