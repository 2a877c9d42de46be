// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.forward;

import java.util.Optional;
import java.util.stream.Stream;
import org.sparseadapter.core.plm.GenerationConfig;
import picocli.CommandLine.Option;

/** The options of generation; one that is not given is as the model's folder has it. */
final class GenerationOptions {

    private static final int DEFAULT_BEAMS = 4;

    /** The ways to search. */
    enum Search {
        /** The likeliest token at each step. */
        GREEDY,
        /** Several hypotheses side by side. */
        BEAM
    }

    @Option(
            names = "--generate",
            paramLabel = "SEARCH",
            description = "Generate with an encoder-decoder: greedy (gives greedy_ids) or beam (gives beamN_ids).")
    private Optional<Search> search = Optional.empty();

    @Option(names = "--max-length", paramLabel = "N", description = "The most tokens, the start token included.")
    private Optional<Integer> maxLength = Optional.empty();

    @Option(names = "--min-length", paramLabel = "N", description = "The fewest tokens.")
    private Optional<Integer> minLength = Optional.empty();

    @Option(
            names = "--beams",
            paramLabel = "N",
            description = "Hypotheses of a beam search (default: the model's, or 4).")
    private Optional<Integer> beams = Optional.empty();

    @Option(names = "--no-repeat-ngram", paramLabel = "N", description = "No N tokens in a row occur twice.")
    private Optional<Integer> noRepeatNgram = Optional.empty();

    @Option(
            names = "--length-penalty",
            paramLabel = "X",
            description = "Scores are divided by length to this power: above 0 favours long ones.")
    private Optional<Double> lengthPenalty = Optional.empty();

    @Option(
            names = "--early-stopping",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Whether to stop as soon as as many hypotheses are finished as there are beams.")
    private Optional<Boolean> earlyStopping = Optional.empty();

    boolean wanted() {
        return search.isPresent();
    }

    /** An option that means nothing beside the others. */
    Optional<String> conflict() {
        if (!wanted()) {
            boolean any = Stream.of(maxLength, minLength, beams, noRepeatNgram).anyMatch(Optional::isPresent)
                    || lengthPenalty.isPresent()
                    || earlyStopping.isPresent();
            return any
                    ? Optional.of("options of a search need --generate greedy or --generate beam")
                    : Optional.empty();
        }
        if (search.get() == Search.GREEDY && beams.isPresent()) {
            return Optional.of("--beams: a greedy search has none");
        }
        if (search.get() == Search.BEAM && beams.isPresent() && beams.get() < 2) {
            return Optional.of("--beams: expected at least 2, found " + beams.get());
        }
        return Optional.empty();
    }

    /**
     * The settings of a search.
     *
     * @throws IllegalArgumentException when a number makes no sense
     */
    GenerationConfig over(GenerationConfig model) {
        int otherwise = model.beams() > 1 ? model.beams() : DEFAULT_BEAMS;
        return new GenerationConfig(
                maxLength.orElse(model.maxLength()),
                minLength.orElse(model.minLength()),
                search.filter(Search.BEAM::equals).isPresent() ? beams.orElse(otherwise) : 1,
                noRepeatNgram.orElse(model.noRepeatNgram()),
                lengthPenalty.orElse(model.lengthPenalty()),
                earlyStopping.orElse(model.earlyStopping()),
                model.forcedBegin(),
                model.forcedEnd());
    }
}
