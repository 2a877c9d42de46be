// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.sparseadapter.core.tensor.HostTensor;

/**
 * What {@code config.json} says of a model. A new architecture is one new record that names its tensors and makes an
 * encoder of them.
 */
sealed interface ArchitectureConfig permits BertConfig {

    /** {@code model_type} of the file. */
    String architecture();

    int layers();

    /** How many of the layers are a decoder's. */
    default int decoderLayers() {
        return 0;
    }

    int hidden();

    int intermediate();

    int vocabulary();

    /** Longest sequence, special tokens included. */
    int maxTokens();

    /** What names may begin with in files that hold more than the encoder, for example {@code bert.}. */
    String prefix();

    /** Shapes of the tensors that the encoder cannot do without, by Hugging Face name. */
    SortedMap<String, long[]> required();

    /** Shapes of the tensors that make a pooler; a file holds all of them or none. */
    SortedMap<String, long[]> pooler();

    /** The encoder over arrays of the names in {@link #required()} and, where there is one, {@link #pooler()}. */
    Encoder encoder(WeightArrays weights);

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
            default ->
                throw new BaseModelException(
                        file + ": model_type is \"" + type + "\", expected \"bert\" or \"roberta\"");
        };
    }

    /** Whether a set of tensors has a pooler. */
    default boolean hasPooler(Map<String, HostTensor> tensors) {
        return tensors.keySet().containsAll(pooler().keySet());
    }

    /** Pooling for a model whose folder names none. */
    default Pooling defaultPooling(Optional<Pooling> configured, boolean pooler) {
        return configured.orElse(pooler ? Pooling.POOLER : Pooling.CLS);
    }
}
