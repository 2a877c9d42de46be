// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.LabelledExample;

/** The tiny models of the goldens, with a tokenizer whose words are {@code w5}, {@code w6} and so on, and a toy task. */
final class TinyModels {
    private static final Path GOLDENS = Path.of("../adapter-core/src/test/resources/goldens");

    private TinyModels() {}

    /** A BERT of 48 columns and 3 layers, in a sub-folder. */
    static Path bert(Path folder) {
        return install(folder, "bert-tiny", 199, List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]"), "BertProcessing");
    }

    /** A BART of 32 columns, in a sub-folder. */
    static Path bart(Path folder) {
        return install(folder, "bart-tiny", 157, List.of("<s>", "<pad>", "</s>", "<unk>"), "RobertaProcessing");
    }

    /** Sixteen texts of two labels: {@code even} where the first word's number is even. */
    static Dataset toy() {
        return Dataset.of("toy", examples(5, 21), examples(21, 31), examples(31, 41));
    }

    private static List<Example> examples(int from, int to) {
        return IntStream.range(from, to)
                .<Example>mapToObj(i ->
                        LabelledExample.of(i % 2 == 0 ? "w6 w8 w" + i : "w101 w103 w" + i, i % 2 == 0 ? "even" : "odd"))
                .toList();
    }

    private static Path install(Path parent, String name, int words, List<String> special, String processing) {
        Path folder = parent.resolve(name);
        try {
            Files.createDirectories(folder);
            for (String file : List.of("config.json", "model.safetensors")) {
                Files.copy(GOLDENS.resolve(name).resolve(file), folder.resolve(file));
            }
            Files.writeString(folder.resolve("tokenizer.json"), tokenizer(words, special, processing));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static String tokenizer(int words, List<String> special, String processing) {
        boolean bert = processing.startsWith("Bert");
        String added = IntStream.range(0, special.size())
                .mapToObj(id ->
                        """
                        {"id": %d, "content": "%s", "single_word": false, "lstrip": false, "rstrip": false,
                         "normalized": false, "special": true}"""
                                .formatted(id, special.get(id)))
                .collect(Collectors.joining(","));
        String vocabulary = IntStream.range(0, words)
                .mapToObj(id -> "\"%s\": %d".formatted(id < special.size() ? special.get(id) : "w" + id, id))
                .collect(Collectors.joining(","));
        int first = bert ? 2 : 0;
        int last = bert ? 3 : 2;
        return """
                {"version": "1.0", "truncation": null, "padding": null, "normalizer": null, "decoder": null,
                 "added_tokens": [%s], "pre_tokenizer": {"type": "Whitespace"},
                 "post_processor": {"type": "%s", "cls": ["%s", %d], "sep": ["%s", %d]%s},
                 "model": {"type": "WordLevel", "unk_token": "%s", "vocab": {%s}}}
                """
                .formatted(
                        added,
                        processing,
                        special.get(first),
                        first,
                        special.get(last),
                        last,
                        bert ? "" : ", \"trim_offsets\": true, \"add_prefix_space\": false",
                        special.get(bert ? 1 : 3),
                        vocabulary);
    }
}
