// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sparseadapter.cli.client.DatasetDocument;
import org.sparseadapter.cli.client.RegistryApi;
import org.sparseadapter.core.dataset.DatasetFormat;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.console.Console;
import org.sparseadapter.lab.console.TaskWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads the splits of a folder and seals them as a dataset. */
@Command(
        name = "put",
        mixinStandardHelpOptions = true,
        description = {
            "Uploads the splits of a folder and seals them as a dataset.",
            "The folder holds train, dev and test as .tsv, .csv or .jsonl. Their columns tell the task: a text"
                    + " ('text' or 'sentence'; or a pair, such as 'sentence1' and 'sentence2') with a 'label', with"
                    + " 'labels' (a list, or separated by '|'), or with a 'score'; 'context' and"
                    + " 'qas' (JSON Lines) for question answering; 'source' and 'target', or 'document' and"
                    + " 'summary', for sequence to sequence."
        },
        footerHeading = "%nExample:%n",
        footer = "  sparse-adapter datasets put support-intents ./intents")
final class DatasetsPutCommand implements Runnable {
    private static final List<String> SPLITS = List.of("train", "dev", "test");

    @Parameters(index = "0", paramLabel = "NAME", description = "The dataset's name.")
    private String name;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "The folder of the splits.")
    private Path folder;

    @Option(
            names = "--task",
            paramLabel = "KIND",
            completionCandidates = TaskWords.class,
            converter = TaskWords.class,
            description = "The kind of task, where the columns would tell another: one of ${COMPLETION-CANDIDATES}.")
    private Optional<TaskKind> task = Optional.empty();

    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        Map<String, Path> files = new TreeMap<>();
        SPLITS.forEach(split -> files.put(split, find(split)));
        Console console = options.console();
        RegistryApi registry = options.registry();
        for (String split : SPLITS) {
            Path file = files.get(split);
            console.note("uploading " + file);
            registry.putSplit(
                    name,
                    split,
                    DatasetFormat.ofFileName(file.getFileName().toString()).orElseThrow(),
                    task,
                    read(file));
        }
        DatasetDocument sealed = registry.seal(name);
        console.say(sealed.name() + "@" + sealed.digest() + ": " + sealed.rows() + " rows");
        console.data(sealed.json());
    }

    private Path find(String split) {
        List<Path> found = new ArrayList<>();
        for (DatasetFormat format : DatasetFormat.values()) {
            Path file = folder.resolve(split + "." + format.extension());
            if (Files.isRegularFile(file)) {
                found.add(file);
            }
        }
        if (found.size() != 1) {
            throw options.usage("Expected one of " + split + ".tsv, " + split + ".csv and " + split + ".jsonl in "
                    + folder + ", found " + found.size());
        }
        return found.get(0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new CommandFailedException(file + " is not UTF-8: save it as UTF-8 and try again", e);
        } catch (IOException e) {
            throw new CommandFailedException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
