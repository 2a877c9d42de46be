// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads WordNet's data files, one synset a line (wndb(5WN)): offset, number of the lexicographer's file, part of
 * speech, count of words in hexadecimal, the words, pointers, and after a bar the gloss.
 */
final class WordNetGlosses {
    private static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn31/";
    private static final List<String> FILES = List.of("data.adj", "data.adv", "data.noun", "data.verb");
    private static final int FAMILY_LENGTH = 5;

    /** The names of the lexicographers' files by number (lexnames(5WN)). */
    static final List<String> CLASSES = List.of(
            "adj.all",
            "adj.pert",
            "adv.all",
            "noun.Tops",
            "noun.act",
            "noun.animal",
            "noun.artifact",
            "noun.attribute",
            "noun.body",
            "noun.cognition",
            "noun.communication",
            "noun.event",
            "noun.feeling",
            "noun.food",
            "noun.group",
            "noun.location",
            "noun.motive",
            "noun.object",
            "noun.person",
            "noun.phenomenon",
            "noun.plant",
            "noun.possession",
            "noun.process",
            "noun.quantity",
            "noun.relation",
            "noun.shape",
            "noun.state",
            "noun.substance",
            "noun.time",
            "verb.body",
            "verb.change",
            "verb.cognition",
            "verb.communication",
            "verb.competition",
            "verb.consumption",
            "verb.contact",
            "verb.creation",
            "verb.emotion",
            "verb.motion",
            "verb.perception",
            "verb.possession",
            "verb.social",
            "verb.stative",
            "verb.weather",
            "adj.ppl");

    private WordNetGlosses() {}

    /** All glosses on the class path, in the order of the files. */
    static List<Gloss> read() {
        List<Gloss> glosses = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream in = WordNetGlosses.class.getResourceAsStream(FOLDER + file)) {
                if (in == null) {
                    throw new FileNotFoundException(FOLDER + file + " is not on the class path");
                }
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .flatMap(line -> gloss(line).stream())
                        .forEach(glosses::add);
            } catch (IOException e) {
                throw new UncheckedIOException("WordNet cannot be read", e);
            }
        }
        return List.copyOf(glosses);
    }

    /** The gloss of a line; empty for a line of the licence, which begins with a blank. */
    static Optional<Gloss> gloss(String line) {
        int bar = line.indexOf(" | ");
        if (line.startsWith(" ") || bar < 0) {
            return Optional.empty();
        }
        String[] fields = line.split(" ", 6);
        String definition = line.substring(bar + 3).split("; \"|; '", 2)[0].strip();
        return Optional.of(new Gloss(family(fields[4]), CLASSES.get(Integer.parseInt(fields[1])), definition));
    }

    private static String family(String words) {
        // "genus_Acer" belongs with "Acer", and "abandonment" with "abandon".
        String last = words.substring(words.lastIndexOf('_') + 1).toLowerCase(Locale.ROOT);
        return last.substring(0, Math.min(FAMILY_LENGTH, last.length()));
    }
}
