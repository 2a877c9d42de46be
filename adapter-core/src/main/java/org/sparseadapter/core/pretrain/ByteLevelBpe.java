// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.pretrain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A byte-level byte-pair vocabulary, cut after its first merges. Merges are ranked, and each joins pieces that earlier
 * ones made, so that any number of them from the front is a whole vocabulary: fewer merges mean shorter pieces, never an
 * unknown token.
 *
 * <p>Ids are laid out as RoBERTa's and BART's are: {@code <s>} 0, {@code <pad>} 1, {@code </s>} 2, {@code <unk>} 3, the
 * pieces, and {@code <mask>} last.
 */
public final class ByteLevelBpe {

    static final String MASK = "<mask>";

    private static final List<String> SPECIAL = List.of("<s>", "<pad>", "</s>", "<unk>");
    private static final String COMMENT = "#version";

    private final List<String> merges;
    private final List<String> tokens;

    private ByteLevelBpe(List<String> merges, List<String> tokens) {
        this.merges = merges;
        this.tokens = tokens;
    }

    /**
     * Reads ranked merges, one a line, two pieces with a space between them, as in GPT-2's {@code vocab.bpe} or a Hugging
     * Face {@code merges.txt}.
     *
     * @param most how many of them to use
     * @throws IllegalArgumentException when a line is something else
     */
    public static ByteLevelBpe read(Path file, int most) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return of(lines.filter(line -> !line.startsWith(COMMENT) && !line.isEmpty())
                    .limit(most)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the merges in " + file, e);
        }
    }

    static ByteLevelBpe of(List<String> merges) {
        Set<String> pieces = new LinkedHashSet<>(letters());
        for (int line = 0; line < merges.size(); line++) {
            String[] pair = merges.get(line).split(" ", -1);
            if (pair.length != 2 || !pieces.contains(pair[0]) || !pieces.contains(pair[1])) {
                throw new IllegalArgumentException("merge " + (line + 1)
                        + " should be two known pieces with a space between them, found \"" + merges.get(line) + "\"");
            }
            pieces.add(pair[0] + pair[1]);
        }
        List<String> tokens = new ArrayList<>(SPECIAL);
        tokens.addAll(pieces);
        tokens.add(MASK);
        return new ByteLevelBpe(List.copyOf(merges), List.copyOf(tokens));
    }

    /** Number of token ids. */
    public int size() {
        return tokens.size();
    }

    /** The content of {@code tokenizer.json}. */
    ObjectNode tokenizerJson() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode json = nodes.objectNode().put("version", "1.0");
        ArrayNode added = json.putArray("added_tokens");
        SPECIAL.forEach(token -> added.add(special(token, false)));
        // The blank before a mask belongs to it, as in RoBERTa.
        added.add(special(MASK, true));
        json.putNull("normalizer");
        json.set("pre_tokenizer", byteLevel(false).put("use_regex", true));
        ObjectNode post = json.putObject("post_processor").put("type", "RobertaProcessing");
        post.putArray("sep").add("</s>").add(tokens.indexOf("</s>"));
        post.putArray("cls").add("<s>").add(tokens.indexOf("<s>"));
        post.put("trim_offsets", true).put("add_prefix_space", false);
        json.set("decoder", byteLevel(true));
        ObjectNode model = json.putObject("model").put("type", "BPE");
        model.putNull("dropout").putNull("unk_token").putNull("continuing_subword_prefix");
        model.putNull("end_of_word_suffix").put("fuse_unk", false);
        ObjectNode vocabulary = model.putObject("vocab");
        for (int id = 0; id < tokens.size(); id++) {
            vocabulary.put(tokens.get(id), id);
        }
        merges.forEach(model.putArray("merges")::add);
        return json;
    }

    private ObjectNode special(String token, boolean stripLeft) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", tokens.indexOf(token))
                .put("content", token)
                .put("single_word", false)
                .put("lstrip", stripLeft)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true);
    }

    private static ObjectNode byteLevel(boolean prefixSpace) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", prefixSpace)
                .put("trim_offsets", true);
    }

    /** A visible character for every byte: itself where it is one, else the next from 256 on. */
    private static List<String> letters() {
        List<String> letters = new ArrayList<>();
        List<String> shifted = new ArrayList<>();
        for (int value = 0; value < 256; value++) {
            boolean visible = value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xFF && value != 0xAD;
            if (visible) {
                letters.add(Character.toString(value));
            } else {
                shifted.add(Character.toString(256 + shifted.size()));
            }
        }
        letters.addAll(shifted);
        return letters;
    }
}
