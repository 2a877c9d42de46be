// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * ROUGE (Lin, 2004) of a text against the one that it should be: F1 = 2 p r / (p + r), as the rouge_score library computes
 * it without stemming. Words are the runs of ASCII letters and digits of the text in lower case; everything else parts
 * them, so texts in other scripts have none.
 */
public final class Rouge {

    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");

    private Rouge() {}

    /** F1 over runs of n words, each counted as often as it is in both. */
    public static double ngrams(int n, String answer, String right) {
        List<List<String>> answered = runs(n, words(answer));
        List<List<String>> wanted = runs(n, words(right));
        Map<List<String>, Integer> left = new HashMap<>();
        wanted.forEach(run -> left.merge(run, 1, Integer::sum));
        int common = 0;
        for (List<String> run : answered) {
            if (left.merge(run, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return f1(common, answered.size(), wanted.size());
    }

    /** F1 over the longest common subsequence of words. */
    public static double longest(String answer, String right) {
        List<String> answered = words(answer);
        List<String> wanted = words(right);
        int[] lengths = new int[wanted.size() + 1];
        for (String word : answered) {
            int diagonal = 0;
            for (int i = 1; i <= wanted.size(); i++) {
                int above = lengths[i];
                lengths[i] = word.equals(wanted.get(i - 1)) ? diagonal + 1 : Math.max(above, lengths[i - 1]);
                diagonal = above;
            }
        }
        return f1(lengths[wanted.size()], answered.size(), wanted.size());
    }

    private static double f1(int common, int answered, int wanted) {
        return common == 0 ? 0 : 2.0 * common / (answered + wanted);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(List.of(BETWEEN.split(text.toLowerCase(Locale.ROOT))));
        words.removeIf(String::isEmpty);
        return words;
    }

    private static List<List<String>> runs(int n, List<String> words) {
        List<List<String>> runs = new ArrayList<>();
        for (int from = 0; from + n <= words.size(); from++) {
            runs.add(words.subList(from, from + n));
        }
        return runs;
    }
}
