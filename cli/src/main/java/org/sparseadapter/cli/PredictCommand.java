// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sparseadapter.cli.client.PredictionInput;
import org.sparseadapter.cli.client.VersionName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Classifies texts. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = {
            "Classifies texts with an adapter: its live version, or ADAPTER@N, or another alias.",
            "Without TEXT it reads lines from standard input. A tab separates the two texts of a pair."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sparse-adapter predict grammar 'He go to school.' 'He goes to school.'",
            "  sparse-adapter predict grammar@2 --json < sentences.txt"
        })
final class PredictCommand implements Runnable {
    private static final int BATCH = 64;

    @Parameters(index = "0", paramLabel = "ADAPTER[@N]", description = "Who answers.")
    private String adapter;

    @Parameters(index = "1..*", paramLabel = "TEXT", description = "What to classify.")
    private List<String> texts = new ArrayList<>();

    @Option(names = "--alias", paramLabel = "NAME", description = "Another alias than 'live'.")
    private Optional<String> alias = Optional.empty();

    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        VersionName name = VersionNames.parse(options, adapter);
        if (alias.isPresent() && name.version().isPresent()) {
            throw options.usage("Give a version or an alias, not both");
        }
        List<String> lines = texts.isEmpty() ? standardInput() : texts;
        if (lines.isEmpty()) {
            throw options.usage("There is nothing to classify: give TEXT, or lines on standard input");
        }
        Console console = options.console();
        for (int from = 0; from < lines.size(); from += BATCH) {
            List<String> some = lines.subList(from, Math.min(lines.size(), from + BATCH));
            JsonNode answer = options.inference()
                    .predict(
                            name,
                            alias,
                            some.stream().map(PredictionInput::parse).toList());
            show(console, some, answer);
            console.data(answer);
        }
    }

    private static void show(Console console, List<String> texts, JsonNode answer) {
        JsonNode predictions = answer.path("predictions");
        for (int i = 0; i < predictions.size(); i++) {
            JsonNode prediction = predictions.get(i);
            String label = prediction.path("label").asText();
            String cut = prediction.path("truncated").asBoolean() ? "  (truncated)" : "";
            console.say(String.format(
                    Locale.ROOT,
                    "%-24s %.3f  %s%s",
                    label,
                    prediction.path("scores").path(label).asDouble(),
                    texts.get(i),
                    cut));
        }
        console.note("answered by version " + answer.path("version").asText());
    }

    private static List<String> standardInput() {
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return reader.lines().filter(line -> !line.isBlank()).toList();
    }
}
