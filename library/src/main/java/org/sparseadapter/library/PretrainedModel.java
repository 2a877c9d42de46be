// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.SortedLabels;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.artifact.adapterhub.AdapterHubImport;
import org.sparseadapter.core.artifact.peft.PeftImport;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.serve.DirectPrediction;
import org.sparseadapter.core.serve.Prediction;
import org.sparseadapter.core.serve.PredictionFailedException;
import org.sparseadapter.core.serve.ServedInput;
import org.sparseadapter.core.serve.ServingSettings;
import org.sparseadapter.core.serve.UnreadableInputException;
import org.sparseadapter.core.text.FolderName;
import org.sparseadapter.core.train.TrainingListener;

/**
 * A pretrained language model, frozen: its weights never change, and all adapters over it share them. It owns the native memory of
 * the weights and of the adapters that answered last, up to 256 MiB of these; close it when no adapter over it is in use.
 * Safe for several threads; one training at a time runs in a process.
 *
 * <p>Where the processor is faster at it, training multiplies with the frozen weights in bfloat16. Predictions and metrics
 * are computed in single precision.
 */
public final class PretrainedModel implements AutoCloseable {

    private final BaseModel base;
    private final DirectPrediction predictions;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private PretrainedModel(BaseModel base) {
        ServingSettings usual = ServingSettings.defaults();
        this.base = base;
        this.predictions = new DirectPrediction(usual.batchTokens(), usual.denseBytes());
    }

    /**
     * Loads a model that comes with this library: {@value EmbeddedModels#MINILM}. Its files are laid out once, 91 MB, in the folder
     * of {@link EmbeddedModels#folder()}.
     *
     * @throws BaseModelException when there is none of this id
     */
    public static PretrainedModel load(String id) {
        return load(id, Processor.CPU);
    }

    /**
     * As {@link #load(String)}, on a processor.
     *
     * @throws BaseModelException when there is no model of this id, or the engine finds no GPU and one is asked for
     */
    public static PretrainedModel load(String id, Processor processor) {
        return load(EmbeddedModels.source(id), processor);
    }

    /**
     * Loads a model from a folder in Hugging Face layout: {@code config.json}, {@code tokenizer.json} and the weights as
     * {@code model.safetensors}, in shards, or as {@code model.onnx}. The folder's name becomes its id.
     *
     * @throws BaseModelException when files are missing, of another architecture, or do not fit each other
     */
    public static PretrainedModel load(Path folder) {
        return load(folder, Processor.CPU);
    }

    /**
     * As {@link #load(Path)}, on a processor.
     *
     * @throws BaseModelException when files are missing, of another architecture, or do not fit each other, or the engine
     *     finds no GPU and one is asked for
     */
    public static PretrainedModel load(Path folder, Processor processor) {
        return load(new ModelSource(FolderName.of(folder), folder), processor);
    }

    private static PretrainedModel load(ModelSource source, Processor processor) {
        EngineDefaults.apply();
        return new PretrainedModel(BaseModel.loadForTraining(source, device(processor)));
    }

    private static Device device(Processor processor) {
        if (processor == Processor.CPU) {
            return Device.cpu();
        }
        if (Engine.getInstance().getGpuCount() == 0) {
            throw new BaseModelException("processor: expected a GPU, but the engine finds none");
        }
        return Device.gpu();
    }

    /** Architecture, digest, number of layers, width and the like. */
    public BaseModelInfo info() {
        return base.info();
    }

    /** Trains an adapter; see {@link #train(Recipe, Dataset, List, TrainingListener)}. */
    public TrainedAdapter train(Recipe recipe, Dataset data) {
        return train(recipe, data, TrainingListener.none());
    }

    /** Trains an adapter; see {@link #train(Recipe, Dataset, List, TrainingListener)}. */
    public TrainedAdapter train(Recipe recipe, Dataset data, TrainingListener listener) {
        return train(recipe, data, List.of(), listener);
    }

    /**
     * Trains an adapter: initial weights from the recipe's seed, the mask of its pruning, then the optimiser over the train
     * split. The same recipe and data give the same adapter.
     *
     * @param parts the adapters that a fusion's recipe names by digest; none for other kinds
     * @param listener is told of every step, on this thread, and may stop the run
     * @return the adapter, its weights in 16 bits as the platform serves them
     * @throws org.sparseadapter.core.json.FieldException when the recipe is for another base model or other rows, naming the
     *     field
     * @throws IllegalArgumentException when recipe, data and parts do not belong together
     * @throws org.sparseadapter.core.prune.PruningException when the scores of a matrix are degenerate
     * @throws org.sparseadapter.core.train.TrainingException when loss or gradient are no longer finite
     * @throws org.sparseadapter.core.train.WorkStoppedException when the listener asked to stop
     * @throws IllegalStateException when the model is closed
     */
    public TrainedAdapter train(Recipe recipe, Dataset data, List<TrainedAdapter> parts, TrainingListener listener) {
        requireOpen();
        Artifact trained = new TrainingRun(base, recipe, data, parts).run(listener);
        return new TrainedAdapter(this, ArtifactWriter.write(trained, Precision.F16), parts);
    }

    /**
     * Loads an adapter that {@link TrainedAdapter#save} or the platform wrote.
     *
     * @throws ArtifactException when the file is no adapter, or was made for another base model
     * @throws org.sparseadapter.core.serve.IncompatibleAdapterException when it is not trained, or takes longer texts than
     *     this model
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    public TrainedAdapter loadAdapter(Path artifact) {
        return loadAdapter(artifact, List.of());
    }

    /**
     * Loads a fusion, whose parts are other adapters.
     *
     * @param parts the adapters that it names by digest
     * @throws ArtifactException when the file is no adapter, was made for another base model, or a part is missing
     * @throws org.sparseadapter.core.serve.IncompatibleAdapterException when it is not trained, or takes longer texts than
     *     this model
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    public TrainedAdapter loadAdapter(Path artifact, List<TrainedAdapter> parts) {
        requireOpen();
        return new TrainedAdapter(this, AdapterFiles.read(artifact), parts);
    }

    /**
     * Imports a folder that the PEFT library's {@code save_pretrained} wrote, its head among it ({@code modules_to_save}). Outputs of
     * a classifier are put into the order of their labels' names, which is that of a dataset's labels.
     *
     * @param options names of the labels, which PEFT does not store
     * @throws ArtifactException when something of it has no counterpart here, by name
     */
    public TrainedAdapter importPeft(Path folder, ImportOptions options) {
        requireOpen();
        return imported(PeftImport.read(folder, base.info(), options));
    }

    /**
     * Imports a folder that the AdapterHub library's {@code save_adapter(..., with_head=True, use_safetensors=True)} wrote.
     * Outputs of a classifier are put into the order of their labels' names, which is that of a dataset's labels.
     *
     * @throws ArtifactException when something of it has no counterpart here, by name
     */
    public TrainedAdapter importAdapterHub(Path folder, ImportOptions options) {
        requireOpen();
        return imported(AdapterHubImport.read(folder, base.info(), options));
    }

    private TrainedAdapter imported(Artifact artifact) {
        AdapterState sorted = SortedLabels.of(artifact.state());
        Artifact ordered = new Artifact(artifact.kind(), sorted, artifact.recipe());
        return new TrainedAdapter(this, ArtifactWriter.write(ordered, Precision.F32), List.of());
    }

    /**
     * Predicts by a mixed batch: inputs of any number of adapters go through this model in one forward, each input with its
     * own adapter at the sites and its own head. An answer is the one that the adapter alone would give.
     *
     * <p>A batch has 2,048 tokens; more inputs travel in several.
     *
     * @return one prediction per input, in their order
     * @throws IllegalArgumentException when an adapter is over another model, or a question has no context
     * @throws UnreadableInputException when an input can never be read, with its index
     * @throws PredictionFailedException when an adapter cannot answer
     * @throws IllegalStateException when the model is closed
     */
    public List<Prediction> predictMixed(List<AdapterInput> inputs) {
        requireOpen();
        return predictions.predict(inputs.stream().map(this::served).toList());
    }

    private ServedInput served(AdapterInput input) {
        if (input.adapter().model() != this) {
            throw new IllegalArgumentException(
                    "expected adapters over this " + info().id() + ", found one over another "
                            + input.adapter().model().info().id());
        }
        return new ServedInput(input.adapter().served(), input.input());
    }

    /** Whether the model is open. */
    void requireOpen() {
        if (!open.get()) {
            throw new IllegalStateException("the model " + base.info().id() + " is closed");
        }
    }

    /** The model in the engine. */
    BaseModel base() {
        return base;
    }

    /** Bytes of native memory that the adapters over it hold now. */
    long adapterBytes() {
        return predictions.denseBytes();
    }

    /** Frees the native memory of model and adapters. Adapters over it can still be saved, but predict no more. */
    @Override
    public void close() {
        if (open.getAndSet(false)) {
            predictions.close();
            base.close();
        }
    }
}
