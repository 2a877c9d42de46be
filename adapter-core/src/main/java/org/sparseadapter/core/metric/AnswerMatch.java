// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How well an answer's text fits those that count as right, as SQuAD's own evaluation has it (Rajpurkar et al., 2016):
 * of texts in lower case, without ASCII punctuation, without the words a, an and the, and with single spaces; the best over all
 * right answers.
 */
public final class AnswerMatch {

    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private AnswerMatch() {}

    /** 1 if the answer is one of the right ones, else 0. */
    public static double exact(String answer, List<String> right) {
        return best(right, text -> normalised(text).equals(normalised(answer)) ? 1 : 0);
    }

    /** F1 of the answer's words against those of the right answer that it fits best. */
    public static double f1(String answer, List<String> right) {
        List<String> words = words(answer);
        return best(right, text -> f1(words, words(text)));
    }

    /** A text as it is compared. */
    static String normalised(String text) {
        StringBuilder kept = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> PUNCTUATION.indexOf(c) < 0)
                .forEach(c -> kept.append((char) c));
        String withoutArticles = kept.toString().replaceAll("(?U)\\b(a|an|the)\\b", " ");
        return String.join(
                " ",
                Stream.of(withoutArticles.split("(?U)\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    private static List<String> words(String text) {
        return Arrays.stream(normalised(text).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static double f1(List<String> answer, List<String> right) {
        Map<String, Integer> left = new HashMap<>();
        right.forEach(word -> left.merge(word, 1, Integer::sum));
        int common = 0;
        for (String word : answer) {
            if (left.merge(word, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return common == 0 ? 0 : 2.0 * common / (answer.size() + right.size());
    }

    private static double best(List<String> right, ToDoubleFunction<String> score) {
        return right.stream().mapToDouble(score).max().orElse(0);
    }
}
