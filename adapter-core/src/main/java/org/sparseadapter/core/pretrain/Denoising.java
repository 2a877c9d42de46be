// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.pretrain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sparseadapter.core.dataset.SequenceExample;

/**
 * Sentences with noise, to be restored. Half of BART's noise is text infilling (Lewis et al. 2020: spans of words, their
 * lengths drawn from a Poisson distribution with mean 3, each replaced by one mask); the rest is of the kind that people
 * make: words left out, doubled or exchanged, letters left out, doubled or exchanged.
 */
public final class Denoising {

    private static final double SPAN_MEAN = 3;
    private static final double MASKED = 0.25;
    private static final double SLIPS = 0.12;

    private Denoising() {}

    /** A copy of the sentence with seeded noise, and the sentence. */
    public static SequenceExample of(String sentence, Random random) {
        List<String> words = List.of(sentence.strip().split("\\s+"));
        List<String> noisy = random.nextBoolean() ? infilled(words, random) : slipped(words, random);
        return new SequenceExample(String.join(" ", noisy), String.join(" ", words));
    }

    private static List<String> infilled(List<String> words, Random random) {
        List<String> noisy = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            if (random.nextDouble() < MASKED / SPAN_MEAN) {
                noisy.add(ByteLevelBpe.MASK);
                int span = poisson(random);
                at += span;
                if (span > 0) {
                    continue;
                }
            }
            noisy.add(words.get(at++));
        }
        return noisy;
    }

    private static List<String> slipped(List<String> words, Random random) {
        List<String> noisy = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (random.nextDouble() >= SLIPS) {
                noisy.add(word);
                continue;
            }
            switch (random.nextInt(4)) {
                case 0 -> noisy.addAll(at + 1 < words.size() ? List.of(words.get(++at), word) : List.of(word));
                case 1 -> noisy.addAll(List.of(word, word));
                case 2 -> noisy.add(misspelt(word, random));
                // A word that is left out.
                default -> {}
            }
        }
        return noisy.isEmpty() ? words : noisy;
    }

    private static String misspelt(String word, Random random) {
        if (word.length() < 2) {
            return word;
        }
        int at = random.nextInt(word.length() - 1);
        return switch (random.nextInt(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at + 1) + word.substring(at);
            default -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        };
    }

    /** Knuth's way, good for small means. */
    private static int poisson(Random random) {
        double limit = Math.exp(-SPAN_MEAN);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
