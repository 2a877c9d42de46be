// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The model families that base models are read from, found by the {@code model_type} of {@code config.json}. A family
 * says how that file is read; the configuration that comes of it says the rest: tensor names and shapes, the encoder, the
 * default pooling, the masked-language head. What other libraries call its modules stands beside their formats, in
 * switches over this enum, so that the compiler finds the places that a new family still has to fill.
 */
public enum ModelFamily {
    /** Devlin et al. 2019, an encoder. */
    BERT("bert", "BERT", fields -> BertConfig.read(BertKind.BERT, fields)),
    /** Liu et al. 2019, an encoder of BERT's shape that counts positions from behind that of padding. */
    ROBERTA("roberta", "RoBERTa", fields -> BertConfig.read(BertKind.ROBERTA, fields)),
    /** Lewis et al. 2020, an encoder-decoder. */
    BART("bart", "BART", BartConfig::read),
    /** Sanh et al. 2019, an encoder of BERT's layers without segments and pooler. */
    DISTILBERT("distilbert", "DistilBERT", DistilBertConfig::read);

    private final String modelType;
    private final String title;
    private final Function<ConfigFields, ArchitectureConfig> reader;

    ModelFamily(String modelType, String title, Function<ConfigFields, ArchitectureConfig> reader) {
        this.modelType = modelType;
        this.title = title;
        this.reader = reader;
    }

    /** The family of a {@code model_type}; empty when there is none of that word. */
    public static Optional<ModelFamily> of(String modelType) {
        return Arrays.stream(values())
                .filter(family -> family.modelType.equals(modelType))
                .findFirst();
    }

    /** Its {@code model_type}, for example {@code bert}. */
    public String modelType() {
        return modelType;
    }

    /** Its name as its authors write it, for example {@code BERT}. */
    public String title() {
        return title;
    }

    /**
     * Reads a configuration of this family.
     *
     * @throws BaseModelException when a field is out of range or asks for what is not computed here
     */
    ArchitectureConfig read(ConfigFields fields) {
        return reader.apply(fields);
    }

    /** All words for a message, for example {@code "bert", "roberta" or "bart"}. */
    static String words() {
        List<String> quoted = Arrays.stream(values())
                .map(family -> "\"" + family.modelType + "\"")
                .toList();
        int last = quoted.size() - 1;
        return quoted.subList(0, last).stream().collect(Collectors.joining(", ")) + " or " + quoted.get(last);
    }
}
