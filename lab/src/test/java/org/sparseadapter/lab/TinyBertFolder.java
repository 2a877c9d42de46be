// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tiny BERT of the goldens with a tokenizer whose words are {@code w5} to {@code w198}. */
public final class TinyBertFolder {
    private static final Path GOLDEN = Path.of("../adapter-core/src/test/resources/goldens/bert-tiny");
    private static final int VOCABULARY = 199;

    private TinyBertFolder() {}

    /** Lays its files into a folder. */
    public static void install(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String file : List.of("config.json", "model.safetensors")) {
            Files.copy(GOLDEN.resolve(file), folder.resolve(file));
        }
        new ObjectMapper().writeValue(folder.resolve("tokenizer.json").toFile(), tokenizer());
    }

    private static ObjectNode tokenizer() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", "1.0");
        json.putNull("truncation").putNull("padding").putNull("normalizer").putNull("decoder");
        json.putArray("added_tokens")
                .addObject()
                .put("id", 4)
                .put("content", "[MASK]")
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true);
        json.putObject("pre_tokenizer").put("type", "Whitespace");
        ObjectNode post = json.putObject("post_processor").put("type", "BertProcessing");
        post.putArray("sep").add("[SEP]").add(3);
        post.putArray("cls").add("[CLS]").add(2);
        ObjectNode model = json.putObject("model").put("type", "WordLevel").put("unk_token", "[UNK]");
        ObjectNode words = model.putObject("vocab");
        List<String> special = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
        for (int id = 0; id < VOCABULARY; id++) {
            words.put(id < special.size() ? special.get(id) : "w" + id, id);
        }
        return json;
    }
}
