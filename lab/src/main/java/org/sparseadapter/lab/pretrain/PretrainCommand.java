// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.pretrain;

import ai.djl.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.pretrain.BartFolder;
import org.sparseadapter.core.pretrain.ByteLevelBpe;
import org.sparseadapter.core.train.DenoisingPretraining;
import org.sparseadapter.core.train.TrainingCurves;
import org.sparseadapter.core.train.TrainingProgressPoint;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.console.Console;
import org.sparseadapter.lab.console.ProgressDisplay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pretrains a small BART by denoising: a base model for sequence-to-sequence tasks where no checkpoint can be had. */
@Command(
        name = "pretrain",
        mixinStandardHelpOptions = true,
        description = {
            "Pretrains a small BART by denoising sentences; needs no platform.",
            "The folder it writes is a base model in Hugging Face layout: adapt it with `experiment --base FOLDER`."
        },
        footerHeading = "%nExample:%n",
        footer = "  sparse-adapter pretrain --text sentences.txt --merges vocab.bpe --copies 3 --out ./small-bart")
public final class PretrainCommand implements Runnable {

    @Option(
            names = "--text",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "Sentences, one a line.")
    private List<Path> texts = new ArrayList<>();

    @Option(
            names = "--merges",
            paramLabel = "FILE",
            required = true,
            description = "Ranked merges of a byte-level vocabulary (GPT-2's vocab.bpe, or a merges.txt).")
    private Path merges;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "The folder of the model.")
    private Path out;

    @Mixin
    private SizeOptions size;

    @Mixin
    private ScheduleOptions schedule;

    @Option(names = "--json", description = "Write JSON for machines instead of text for people.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        Console console = Console.of(command, json);
        schedule.boundThreads();
        List<String> sentences = sentences();
        try {
            BartFolder.write(
                    out, size.size(), ByteLevelBpe.read(merges, size.size().merges()), schedule.seed());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new CommandFailedException(e.getMessage(), e);
        }
        console.note(
                "pretraining on " + sentences.size() + " sentences, " + schedule.copies() + " noisy copies of each");
        TrainingCurves curves;
        try (ProgressDisplay display = ProgressDisplay.on(console.errors());
                ProgressDisplay.Task task = display.open("pretrain")) {
            curves = DenoisingPretraining.run(
                    ModelSource.of(out.toAbsolutePath().normalize()),
                    Device.cpu(),
                    sentences,
                    schedule.copies(),
                    schedule.config(),
                    schedule.seed(),
                    point -> show(task, point));
            task.done("written to " + out);
        }
        console.data(curves.toJson());
        console.say("written to " + out);
    }

    private static void show(ProgressDisplay.Task task, TrainingProgressPoint point) {
        String extra = String.format(
                Locale.ROOT,
                "loss %.3f, %d min left",
                point.loss(),
                point.left().toMinutes());
        task.at("step", point.step(), point.steps(), extra);
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (Path text : texts) {
            try {
                Files.readAllLines(text).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(sentences::add);
            } catch (IOException e) {
                throw new CommandFailedException("--text: cannot read " + text + ": " + e.getMessage(), e);
            }
        }
        if (sentences.isEmpty()) {
            throw new CommandFailedException("--text: there is no sentence in " + texts);
        }
        return sentences;
    }
}
