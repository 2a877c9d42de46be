// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm.tensorflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.sparseadapter.core.plm.BaseModelException;

/** Writes the {@code tokenizer.json} of BERT for a vocabulary: WordPiece after splitting at blanks and punctuation. */
final class WordPieceJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
    private static final int LONGEST_WORD = 100;

    private WordPieceJson() {}

    /**
     * The file's content.
     *
     * @param vocabulary pieces in the order of their ids
     * @param lowerCase whether letters lose case and accents before they are looked up
     */
    static ObjectNode of(List<String> vocabulary, boolean lowerCase) {
        ObjectNode root = JSON.createObjectNode().put("version", "1.0");
        root.putNull("truncation").putNull("padding");
        ArrayNode added = root.putArray("added_tokens");
        SPECIAL.forEach(token -> added.addObject()
                .put("id", id(vocabulary, token))
                .put("content", token)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true));
        root.putObject("normalizer")
                .put("type", "BertNormalizer")
                .put("clean_text", true)
                .put("handle_chinese_chars", true)
                .putNull("strip_accents")
                .put("lowercase", lowerCase);
        root.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
        template(root.putObject("post_processor"), vocabulary);
        root.putObject("decoder").put("type", "WordPiece").put("prefix", "##").put("cleanup", true);
        ObjectNode model = root.putObject("model")
                .put("type", "WordPiece")
                .put("unk_token", "[UNK]")
                .put("continuing_subword_prefix", "##")
                .put("max_input_chars_per_word", LONGEST_WORD);
        ObjectNode ids = model.putObject("vocab");
        for (int id = 0; id < vocabulary.size(); id++) {
            ids.put(vocabulary.get(id), id);
        }
        return root;
    }

    private static void template(ObjectNode processor, List<String> vocabulary) {
        processor.put("type", "TemplateProcessing");
        ArrayNode single = processor.putArray("single");
        part(single, "SpecialToken", "[CLS]", 0);
        part(single, "Sequence", "A", 0);
        part(single, "SpecialToken", "[SEP]", 0);
        ArrayNode pair = processor.putArray("pair").addAll(single);
        part(pair, "Sequence", "B", 1);
        part(pair, "SpecialToken", "[SEP]", 1);
        ObjectNode tokens = processor.putObject("special_tokens");
        Map.of("[CLS]", id(vocabulary, "[CLS]"), "[SEP]", id(vocabulary, "[SEP]"))
                .forEach((token, id) -> {
                    ObjectNode described = tokens.putObject(token).put("id", token);
                    described.putArray("ids").add(id);
                    described.putArray("tokens").add(token);
                });
    }

    private static void part(ArrayNode sequence, String kind, String id, int segment) {
        sequence.addObject().putObject(kind).put("id", id).put("type_id", segment);
    }

    private static int id(List<String> vocabulary, String token) {
        int id = vocabulary.indexOf(token);
        if (id < 0) {
            throw new BaseModelException("the vocabulary lacks " + token);
        }
        return id;
    }
}
