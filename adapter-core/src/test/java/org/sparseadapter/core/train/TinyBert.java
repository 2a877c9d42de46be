// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.Device;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.ModelSource;

/** A random BERT of 48 columns and 3 layers, with a vocabulary of made-up words w4 to w198. */
final class TinyBert {

    private static final int VOCABULARY = 199;

    private TinyBert() {}

    /** Loads it from a copy in the given empty folder. */
    static BaseModel load(Path folder) {
        return BaseModel.load(install(folder), Device.cpu());
    }

    /** Its files with a tokenizer, in the given empty folder. */
    static ModelSource install(Path folder) {
        try {
            for (String file : List.of("config.json", "model.safetensors")) {
                try (InputStream in = TinyBert.class.getResourceAsStream("/goldens/bert-tiny/" + file)) {
                    Files.copy(in, folder.resolve(file));
                }
            }
            new ObjectMapper().writeValue(folder.resolve("tokenizer.json").toFile(), tokenizer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelSource("bert-tiny", folder);
    }

    private static ObjectNode tokenizer() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", "1.0");
        json.putNull("truncation").putNull("padding").putNull("normalizer").putNull("decoder");
        json.putArray("added_tokens");
        json.putObject("pre_tokenizer").put("type", "Whitespace");
        ObjectNode post = json.putObject("post_processor").put("type", "BertProcessing");
        post.putArray("sep").add("[SEP]").add(3);
        post.putArray("cls").add("[CLS]").add(2);
        ObjectNode model = json.putObject("model").put("type", "WordLevel").put("unk_token", "[UNK]");
        ObjectNode words = model.putObject("vocab");
        words.put("[PAD]", 0).put("[UNK]", 1).put("[CLS]", 2).put("[SEP]", 3);
        for (int word = 4; word < VOCABULARY; word++) {
            words.put("w" + word, word);
        }
        return json;
    }
}
