// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.models;

import ai.djl.Device;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Locale;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.plm.FillMask;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.console.Console;
import org.sparseadapter.lab.console.EngineSettings;
import org.sparseadapter.lab.console.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fills the masked token of a text with a masked language model: the quickest check of a base model. */
@Command(
        name = "fill",
        mixinStandardHelpOptions = true,
        description =
                "Fills the [MASK] of a text with the likeliest tokens; needs a model whose masked-language head is read.",
        footerHeading = "%nExample:%n",
        footer = "  sparse-adapter models fill bert-base-uncased 'the capital of france is [MASK].'")
final class ModelsFillCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "MODEL", description = "The model's id in the models folder, or its folder.")
    private String model;

    @Parameters(index = "1", paramLabel = "TEXT", description = "The text, with [MASK] once.")
    private String text;

    @Mixin
    private BaseModels models;

    @Option(
            names = "--guesses",
            paramLabel = "N",
            description = "Number of tokens to show (default: ${DEFAULT-VALUE}).")
    private int guesses = 5;

    @Option(names = "--json", description = "Write JSON for machines instead of text for people.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        if (guesses < 1) {
            throw new ParameterException(command.commandLine(), "--guesses: expected at least 1, found " + guesses);
        }
        ModelSource source = find();
        EngineSettings.apply();
        try (BaseModel base = BaseModel.load(source, Device.cpu());
                FillMask fill = FillMask.load(source, base)) {
            show(fill.fill(text, guesses));
        } catch (BaseModelException | IllegalArgumentException e) {
            throw new CommandFailedException(e.getMessage(), e);
        }
    }

    private ModelSource find() {
        try {
            return models.find(model);
        } catch (BaseModelException e) {
            throw new ParameterException(command.commandLine(), "MODEL: " + e.getMessage(), e);
        }
    }

    private void show(List<FillMask.Guess> found) {
        TextTable table = TextTable.of("TOKEN", ">PROBABILITY");
        ArrayNode document = new ObjectMapper().createArrayNode();
        for (FillMask.Guess guess : found) {
            table.row(guess.token(), String.format(Locale.ROOT, "%.3f", guess.probability()));
            document.addObject().put("token", guess.token()).put("probability", guess.probability());
        }
        Console console = Console.of(command, json);
        console.table(table);
        console.data(document);
    }
}
