// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.Device;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.plm.ModelSource;

/** A random model of each family, a few layers of a few columns, with a vocabulary of made-up words w4, w5, ... */
enum TinyModel {
    /** 48 columns, 3 layers. */
    BERT(ModelFamily.BERT, 199, "BertProcessing", List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]"), 2, 3),
    /** 48 columns, 3 layers. */
    ROBERTA(ModelFamily.ROBERTA, 211, "RobertaProcessing", List.of("<s>", "<pad>", "</s>", "<unk>"), 0, 2),
    /** 32 columns, 2 layers in the encoder and 2 in the decoder. */
    BART(ModelFamily.BART, 157, "RobertaProcessing", List.of("<s>", "<pad>", "</s>", "<unk>"), 0, 2),
    /** 48 columns, 3 layers. */
    DISTILBERT(ModelFamily.DISTILBERT, 189, "BertProcessing", List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]"), 2, 3);

    private final ModelFamily family;
    private final int vocabulary;
    private final String processing;
    private final List<String> special;
    private final int first;
    private final int last;

    TinyModel(ModelFamily family, int vocabulary, String processing, List<String> special, int first, int last) {
        this.family = family;
        this.vocabulary = vocabulary;
        this.processing = processing;
        this.special = special;
        this.first = first;
        this.last = last;
    }

    /** The family that it stands for. */
    ModelFamily family() {
        return family;
    }

    /** Loads it from a copy in the given empty folder. */
    BaseModel load(Path folder) {
        return BaseModel.load(install(folder), Device.cpu());
    }

    /** Its files with a tokenizer, in the given empty folder. */
    ModelSource install(Path folder) {
        Golden golden = Golden.of(family);
        try {
            for (String file : List.of("config.json", "model.safetensors")) {
                Files.copy(golden.folder().resolve(file), folder.resolve(file));
            }
            new ObjectMapper().writeValue(folder.resolve("tokenizer.json").toFile(), tokenizer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelSource(Golden.nameOf(family), folder);
    }

    private ObjectNode tokenizer() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", "1.0");
        json.putNull("truncation").putNull("padding").putNull("normalizer").putNull("decoder");
        ArrayNode added = json.putArray("added_tokens");
        for (int id = 0; id < special.size(); id++) {
            added.addObject()
                    .put("id", id)
                    .put("content", special.get(id))
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        json.putObject("pre_tokenizer").put("type", "Whitespace");
        ObjectNode post = json.putObject("post_processor").put("type", processing);
        post.putArray("sep").add(special.get(last)).add(last);
        post.putArray("cls").add(special.get(first)).add(first);
        if (!processing.equals("BertProcessing")) {
            post.put("trim_offsets", true).put("add_prefix_space", false);
        }
        ObjectNode model = json.putObject("model")
                .put("type", "WordLevel")
                .put("unk_token", special.get(special.contains("[UNK]") ? 1 : 3));
        ObjectNode words = model.putObject("vocab");
        for (int id = 0; id < vocabulary; id++) {
            words.put(id < special.size() ? special.get(id) : "w" + id, id);
        }
        return json;
    }
}
