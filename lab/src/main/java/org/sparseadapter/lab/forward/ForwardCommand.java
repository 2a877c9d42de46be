// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.forward;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.EncoderDecoder;
import org.sparseadapter.core.plm.GenerationConfig;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.console.Console;
import org.sparseadapter.lab.console.EngineSettings;
import org.sparseadapter.lab.models.BaseModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the forward pass of a base model, with or without an adapter, on given tokens. */
@Command(
        name = "forward",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the forward pass of a model in Hugging Face layout on given tokens and writes its hidden states.",
            "Inputs and outputs have the transformers library's names: input_ids, attention_mask and token_type_ids"
                    + " give last_hidden_state, hidden_state_N behind layer N, pooler_output, and logits where an"
                    + " adapter has a classifier. An encoder-decoder also takes decoder_input_ids and gives"
                    + " encoder_last_hidden_state, the decoder's states, logits of tokens, and the generated ids."
                    + " No platform is needed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sparse-adapter forward --model ./bert --inputs tokens.safetensors --out states.safetensors",
            "  sparse-adapter forward --model ./bert --adapter ./peft-lora --inputs tokens.safetensors --out logits.safetensors",
            "  sparse-adapter forward --model ./bart --inputs tokens.safetensors --out ids.safetensors"
                    + " --generate beam --beams 4 --max-length 62 --min-length 11 --no-repeat-ngram 3"
        })
public final class ForwardCommand implements Runnable {

    @Option(
            names = "--model",
            paramLabel = "FOLDER",
            required = true,
            description = "The model's folder, or its id in the models folder.")
    private String model;

    @Mixin
    private BaseModels models;

    @Option(names = "--inputs", paramLabel = "FILE", required = true, description = "The tokens, as safetensors.")
    private Path inputs;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file of the outputs, as safetensors.")
    private Path out;

    @Option(
            names = "--adapter",
            paramLabel = "PATH",
            description = "A folder with a LoRA or (IA)3 of the PEFT library, or an artifact of this project.")
    private Optional<Path> adapter = Optional.empty();

    @Mixin
    private GenerationOptions generation;

    @Option(names = "--json", description = "Write JSON for machines instead of text for people.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        ModelSource source = find();
        require(Files.isRegularFile(inputs), "--inputs: " + inputs + " is no file");
        require(Files.isDirectory(out.toAbsolutePath().getParent()), "--out: there is no folder for " + out);
        adapter.ifPresent(path -> require(Files.exists(path), "--adapter: " + path + " does not exist"));
        generation.conflict().ifPresent(problem -> require(false, problem));
        ForwardOutputs outputs = new ForwardOutputs();
        try {
            compute(source, outputs);
        } catch (BaseModelException | EngineException | IllegalArgumentException e) {
            throw new CommandFailedException(e.getMessage(), e);
        }
        outputs.write(out);
        show(outputs.shapes());
    }

    private ModelSource find() {
        try {
            return models.find(model);
        } catch (BaseModelException e) {
            throw new ParameterException(command.commandLine(), "--model: " + e.getMessage(), e);
        }
    }

    private void compute(ModelSource source, ForwardOutputs outputs) {
        EngineSettings.apply();
        try (BaseModel base = BaseModel.load(source, Device.cpu())) {
            ForwardInputs tokens = ForwardInputs.read(inputs, base.info());
            if (adapter.isEmpty()) {
                forward(source, base, tokens, Optional.empty(), outputs);
                return;
            }
            try (ForwardAdapter present = ForwardAdapter.read(adapter.get(), base)) {
                forward(source, base, tokens, Optional.of(present), outputs);
            }
        }
    }

    private void forward(
            ModelSource source,
            BaseModel base,
            ForwardInputs tokens,
            Optional<ForwardAdapter> present,
            ForwardOutputs outputs) {
        Optional<EncoderDecoder> parts = base.encoderDecoder();
        if (parts.isPresent()) {
            Optional<GenerationConfig> writing =
                    generation.wanted() ? Optional.of(writing(source, base.info())) : Optional.empty();
            new Seq2SeqForward(base, parts.get(), present).run(tokens, writing, outputs);
        } else if (generation.wanted()) {
            throw new CommandFailedException("--generate: " + model + " is "
                    + base.info().architecture() + ", which has no decoder to write with");
        } else {
            EncoderForward.run(base, tokens, present, outputs);
        }
    }

    private GenerationConfig writing(ModelSource source, BaseModelInfo info) {
        GenerationConfig config = generation.over(GenerationConfig.read(source, info.maxTokens()));
        // The last token is written, never read.
        if (config.maxLength() > info.maxTokens() + 1) {
            throw new CommandFailedException("--max-length: expected at most " + (info.maxTokens() + 1)
                    + ", for the model's positions, found " + config.maxLength());
        }
        return config;
    }

    private void show(SortedMap<String, List<Long>> shapes) {
        Console console = Console.of(command, json);
        shapes.forEach((name, shape) -> console.say(name + " " + shape));
        JsonNode document = new ObjectMapper().valueToTree(shapes);
        console.data(document);
    }

    private void require(boolean condition, String problem) {
        if (!condition) {
            throw new ParameterException(command.commandLine(), problem);
        }
    }
}
