// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.sparseadapter.core.task.Pooling;

/**
 * What {@code config.json} says of a model. A new architecture is one new record that names its tensors and makes an
 * encoder of them.
 */
sealed interface ArchitectureConfig permits BertConfig, BartConfig {

    /** {@code model_type} of the file. */
    String architecture();

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
        return switch (type) {
            case "bert" -> BertConfig.read(BertKind.BERT, fields);
            case "roberta" -> BertConfig.read(BertKind.ROBERTA, fields);
            case "bart" -> BartConfig.read(fields);
            default ->
                throw new BaseModelException(
                        file + ": model_type is \"" + type + "\", expected \"bert\", \"roberta\" or \"bart\"");
        };
    }

    /** Pooling for a model with these tensors whose folder names none. */
    Pooling defaultPooling(Set<String> tensors);
}
