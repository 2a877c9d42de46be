// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.sparseadapter.core.task.Pooling;

/**
 * The configuration of a model, read from {@code config.json}: everything that is particular to its family. A new family
 * is one new record that names its tensors and makes an encoder of them, and one constant of {@link ModelFamily}.
 */
sealed interface ArchitectureConfig permits BertConfig, BartConfig, DistilBertConfig {

    /** Which family the model is of. */
    ModelFamily family();

    int layers();

    /** How many of the layers are a decoder's. */
    default int decoderLayers() {
        return 0;
    }

    /** Whether a model with these tensors can say which token comes next. */
    default boolean writes(Set<String> tensors) {
        return false;
    }

    int hidden();

    int intermediate();

    int vocabulary();

    /** Longest sequence, special tokens included. */
    int maxTokens();

    /** Shapes of the tensors that the model cannot do without, by Hugging Face name. */
    SortedMap<String, long[]> required();

    /** Shapes of the tensors of parts that a model may lack; a file holds all of a part or nothing of it. */
    default List<SortedMap<String, long[]>> optional() {
        return List.of();
    }

    /** Under which names files may hold a tensor, the likeliest first. */
    List<String> names(String tensor);

    /** Whether a tensor that a file lacks is all zeros, as in a fresh model. */
    default boolean startsAtZero(String tensor) {
        return false;
    }

    /** The encoder over arrays of the names in {@link #required()} and of those in {@link #optional()} that there are. */
    Encoder encoder(WeightArrays weights);

    /** Two encoders of this configuration as one that trains through the second. */
    Encoder paired(Encoder exact, Encoder training);

    /**
     * Reads the file.
     *
     * @throws BaseModelException when it is not JSON, or describes another architecture
     */
    static ArchitectureConfig read(Path file) {
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new BaseModelException("cannot read " + file + ": " + e.getMessage(), e);
        }
        ConfigFields fields = new ConfigFields(file, json);
        String type = json.path("model_type").asText("");
        return ModelFamily.of(type)
                .orElseThrow(() -> new BaseModelException(
                        file + ": model_type is \"" + type + "\", expected " + ModelFamily.words()))
                .read(fields);
    }

    /** Pooling for a model with these tensors whose folder names none. */
    Pooling defaultPooling(Set<String> tensors);

    /** The masked-language head of the family; empty where none is read. */
    default Optional<MaskedHead> maskedHead() {
        return Optional.empty();
    }
}
