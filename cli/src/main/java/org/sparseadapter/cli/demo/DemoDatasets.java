// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The three tasks of the demonstration, each a few thousand rows. Groups never stand on both sides of a split,
 * and no text occurs twice: what a test split measures was not learnt by heart.
 */
final class DemoDatasets {
    /** Label of a sentence without a mistake. */
    static final String ACCEPTABLE = "acceptable";
    /** Label of a sentence with one. */
    static final String UNACCEPTABLE = "unacceptable";

    private static final int MIN_WORDS = 4;
    private static final int MAX_WORDS = 24;

    /** Mistakes that can be seen without case, since the embedded model reads none. */
    private static final Set<String> VISIBLE =
            Set.of("COLLOCATIONS", "CONFUSED_WORDS", "GRAMMAR", "NONSTANDARD_PHRASES", "SEMANTICS", "TYPOS");

    /** Small categories join the one that they are most like; those about case alone are left out. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("GRAMMAR", "grammar"),
            Map.entry("TYPOS", "typo"),
            Map.entry("MULTITOKEN_SPELLING", "typo"),
            Map.entry("PROPER_NOUNS", "typo"),
            Map.entry("CONFUSED_WORDS", "confused-word"),
            Map.entry("PUNCTUATION", "punctuation"),
            Map.entry("TYPOGRAPHY", "punctuation"),
            Map.entry("COMPOUNDING", "compounding"),
            Map.entry("COLLOCATIONS", "wording"),
            Map.entry("NONSTANDARD_PHRASES", "wording"),
            Map.entry("SEMANTICS", "wording"));

    private DemoDatasets() {}

    /**
     * Grammatical acceptability: each pair of a wrong sentence and its correction gives one row of either class.
     *
     * @param pairs how many pairs each split may hold
     */
    static DemoDataset acceptability(List<MarkedExample> examples, Map<Split, Integer> pairs) {
        GroupSplitter splitter = new GroupSplitter(0.7, 0.1);
        Set<String> seen = new HashSet<>();
        TreeMap<Split, List<DemoRow>> splits = emptySplits();
        List<MarkedExample> order =
                inDrawnOrder(examples, each -> String.join("\t", each.wrong(), each.corrected(), each.rule()));
        for (MarkedExample each : order) {
            List<DemoRow> rows = splits.get(splitter.of(each.rule()));
            boolean room = rows.size() < 2 * pairs.get(splitter.of(each.rule()));
            boolean fits = VISIBLE.contains(each.category()) && fits(each.wrong()) && fits(each.corrected());
            if (room && fits && !seen.contains(key(each.wrong())) && !seen.contains(key(each.corrected()))) {
                seen.add(key(each.wrong()));
                // A correction that changes case alone looks the same to the model under both labels.
                if (seen.add(key(each.corrected()))) {
                    rows.add(DemoRow.single(each.rule(), each.wrong(), UNACCEPTABLE));
                    rows.add(DemoRow.single(each.rule(), each.corrected(), ACCEPTABLE));
                }
            }
        }
        return new DemoDataset("acceptability", splits);
    }

    /**
     * Kind of mistake: the category of the rule that a sentence breaks, told from the sentence beside its correction.
     *
     * @param perClass how many rows of a class each split may hold
     */
    static DemoDataset mistakeKind(List<MarkedExample> examples, Map<Split, Integer> perClass) {
        List<DemoRow> rows = examples.stream()
                .filter(each -> KINDS.containsKey(each.category()) && fits(each.wrong()) && fits(each.corrected()))
                .filter(each -> !key(each.wrong()).equals(key(each.corrected())))
                .map(each -> new DemoRow(
                        each.rule(), each.wrong(), Optional.of(each.corrected()), KINDS.get(each.category())))
                .toList();
        return balanced("mistake-kind", rows, perClass);
    }

    /**
     * WordNet's definitions by the class of their synset.
     *
     * @param perClass how many rows of a class each split may hold
     */
    static DemoDataset glosses(List<Gloss> glosses, Map<Split, Integer> perClass) {
        List<DemoRow> rows = glosses.stream()
                .filter(each -> words(each.definition()) <= MAX_WORDS)
                .map(each -> DemoRow.single(each.family(), each.definition(), each.lexicographerClass()))
                .toList();
        return balanced("glosses", rows, perClass);
    }

    private static DemoDataset balanced(String name, List<DemoRow> rows, Map<Split, Integer> perClass) {
        GroupSplitter splitter = new GroupSplitter(0.7, 0.12);
        Set<String> seen = new HashSet<>();
        Map<String, Integer> counts = new HashMap<>();
        TreeMap<Split, List<DemoRow>> splits = emptySplits();
        List<DemoRow> order = inDrawnOrder(
                rows, row -> String.join("\t", row.text(), row.pair().orElse(""), row.label(), row.group()));
        for (DemoRow row : order) {
            Split split = splitter.of(row.group());
            String place = split + "/" + row.label();
            if (counts.getOrDefault(place, 0) < perClass.get(split) && seen.add(key(row.text()))) {
                counts.merge(place, 1, Integer::sum);
                splits.get(split).add(row);
            }
        }
        return new DemoDataset(name, splits);
    }

    private static <T> List<T> inDrawnOrder(List<T> source, Function<T, String> identity) {
        record Drawn<T>(T value, String identity, long rank) {}
        return source.stream()
                .map(value -> {
                    String key = identity.apply(value);
                    return new Drawn<>(value, key, GroupSplitter.rank(key));
                })
                .sorted(Comparator.comparingLong((Drawn<T> each) -> each.rank()).thenComparing(Drawn::identity))
                .map(Drawn::value)
                .toList();
    }

    private static TreeMap<Split, List<DemoRow>> emptySplits() {
        TreeMap<Split, List<DemoRow>> splits = new TreeMap<>();
        Stream.of(Split.values()).forEach(split -> splits.put(split, new ArrayList<>()));
        return splits;
    }

    private static boolean fits(String sentence) {
        int words = words(sentence);
        return words >= MIN_WORDS && words <= MAX_WORDS;
    }

    private static int words(String text) {
        return text.split(" ").length;
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
