// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.cli.client.ApiException;
import org.sparseadapter.cli.client.InputDocument;
import org.sparseadapter.cli.client.InputDocument.QuestionInput;
import org.sparseadapter.cli.client.VersionName;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts with a version of an adapter: labels, numbers, answers or generated texts. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = {
            "Predicts with an adapter's live version, with ADAPTER@N, or with the version of another alias: a label, a number"
                    + " or a generated text for each TEXT; with a context, the answer to each TEXT as a question.",
            "Without TEXT it reads lines from standard input. A tab separates the two texts of a pair."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sparse-adapter predict grammar 'He go to school.' 'He goes to school.'",
            "  sparse-adapter predict grammar@2 --json < sentences.txt",
            "  sparse-adapter predict reader --context-file report.txt 'Who wrote it?' 'When?'"
        })
public final class PredictCommand implements Runnable {
    private static final int BATCH = 64;

    @Parameters(index = "0", paramLabel = "ADAPTER[@N]", description = "The adapter, or one of its versions.")
    private String adapter;

    @Parameters(index = "1..*", paramLabel = "TEXT", description = "The inputs.")
    private List<String> texts = new ArrayList<>();

    @Option(names = "--alias", paramLabel = "NAME", description = "The alias of the version (default: live).")
    private Optional<String> alias = Optional.empty();

    @Option(names = "--context", paramLabel = "TEXT", description = "The context that holds the answers to questions.")
    private Optional<String> context = Optional.empty();

    @Option(names = "--context-file", paramLabel = "FILE", description = "The context, from a file.")
    private Optional<Path> contextFile = Optional.empty();

    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        if (context.isPresent() && contextFile.isPresent()) {
            throw options.usage("Give --context or --context-file, not both");
        }
        Optional<String> about = context.or(() -> contextFile.map(PredictCommand::read));
        VersionName name = VersionNames.parse(options, adapter);
        if (alias.isPresent() && name.version().isPresent()) {
            throw options.usage("Give a version or an alias, not both");
        }
        List<String> lines = texts.isEmpty() ? standardInput() : texts;
        if (lines.isEmpty()) {
            throw options.usage("There is no input: give TEXT, or lines on standard input");
        }
        Console console = options.console();
        for (int from = 0; from < lines.size(); from += BATCH) {
            List<String> some = lines.subList(from, Math.min(lines.size(), from + BATCH));
            JsonNode answer =
                    predict(name, some.stream().map(line -> input(line, about)).toList());
            show(console, some, answer);
            console.data(answer);
        }
    }

    private JsonNode predict(VersionName name, List<InputDocument> inputs) {
        try {
            return options.inference().predict(name, alias, inputs);
        } catch (ApiException e) {
            throw UnservedName.isMeantBy(e)
                    ? new UnservedName(name, alias.orElse("live")).explained(e, options.registry())
                    : e;
        }
    }

    private static void show(Console console, List<String> texts, JsonNode answer) {
        JsonNode predictions = answer.path("predictions");
        for (int i = 0; i < predictions.size(); i++) {
            console.say(PredictionText.of(predictions.get(i), texts.get(i)));
        }
        console.note("answered by version " + answer.path("version").asText());
    }

    private static InputDocument input(String line, Optional<String> context) {
        return context.<InputDocument>map(text -> new QuestionInput(line, text))
                .orElseGet(() -> InputDocument.parse(line));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailedException("Cannot read " + file + " as UTF-8 text: " + e.getMessage(), e);
        }
    }

    private static List<String> standardInput() {
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return reader.lines().filter(line -> !line.isBlank()).toList();
    }
}
