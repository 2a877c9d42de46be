// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Text to token ids by a model's own {@code tokenizer.json}. Safe for several threads. Text beyond the limit is cut, the
 * longer of two sentences first, and the result says so.
 */
public final class TextTokenizer implements AutoCloseable {

    private final HuggingFaceTokenizer tokenizer;

    private TextTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * Reads {@code tokenizer.json}; its own truncation and padding settings are ignored.
     *
     * @throws BaseModelException when the file is missing or not understood
     */
    public static TextTokenizer load(Path file) {
        try {
            return new TextTokenizer(HuggingFaceTokenizer.builder()
                    .optTokenizerPath(file)
                    .optTruncation(false)
                    .optPadding(false)
                    .optAddSpecialTokens(true)
                    .build());
        } catch (IOException | RuntimeException e) {
            throw new BaseModelException("cannot read the tokenizer " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Encodes one sentence, or two.
     *
     * @param maxTokens most tokens of the result, special tokens included
     */
    public Encoded encode(String text, Optional<String> pair, int maxTokens) {
        Encoding encoding = pair.map(second -> tokenizer.encode(text, second)).orElseGet(() -> tokenizer.encode(text));
        return Truncation.apply(encoding.getIds(), encoding.getTypeIds(), encoding.getSpecialTokenMask(), maxTokens);
    }

    /**
     * Encodes a question with every part of its context, by windows.
     *
     * @param maxTokens most tokens of a window, special tokens included
     * @param stride by how many tokens of the context the next window starts after the one before
     * @return at least one; together they hold all of the context
     * @throws IllegalArgumentException when the question or the context has no tokens, or there would be more than
     *     {@value ContextWindows#MOST} windows
     */
    public List<ContextWindow> windows(String question, String context, int maxTokens, int stride) {
        requireTokens("question", question);
        requireTokens("context", context);
        Encoding encoding = tokenizer.encode(question, context);
        CharSpan[] spans = encoding.getCharTokenSpans();
        // Special tokens have no span.
        int[] starts = Arrays.stream(spans)
                .mapToInt(span -> span == null ? -1 : span.getStart())
                .toArray();
        int[] ends = Arrays.stream(spans)
                .mapToInt(span -> span == null ? -1 : span.getEnd())
                .toArray();
        return new ContextWindows(
                        encoding.getIds(), encoding.getTypeIds(), encoding.getSpecialTokenMask(), starts, ends)
                .over(maxTokens, stride);
    }

    /** Where one of two texts is empty, a tokenizer's answer does not tell which. */
    private void requireTokens(String field, String text) {
        if (Arrays.stream(tokenizer.encode(text).getSpecialTokenMask()).allMatch(special -> special == 1)) {
            throw new IllegalArgumentException("the " + field + " has no words that the model can read");
        }
    }

    /** The text of tokens, without special ones. */
    public String decode(int[] ids) {
        return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), true);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
