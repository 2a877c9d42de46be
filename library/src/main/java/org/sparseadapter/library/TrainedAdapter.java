// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import java.nio.file.Path;
import java.util.List;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.MatrixDensity;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.adapterhub.AdapterHubExport;
import org.sparseadapter.core.artifact.peft.PeftExport;
import org.sparseadapter.core.serve.AnswerPrediction;
import org.sparseadapter.core.serve.LabelPrediction;
import org.sparseadapter.core.serve.MultiLabelPrediction;
import org.sparseadapter.core.serve.Prediction;
import org.sparseadapter.core.serve.PredictionFailedException;
import org.sparseadapter.core.serve.PredictionInput;
import org.sparseadapter.core.serve.ServedAdapter;
import org.sparseadapter.core.serve.TextPrediction;
import org.sparseadapter.core.serve.UnreadableInputException;
import org.sparseadapter.core.serve.ValuePrediction;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.train.AdapterEvaluation;
import org.sparseadapter.core.train.EvaluationReport;
import org.sparseadapter.core.train.ProgressListener;

/**
 * A trained adapter with its task head, over a {@link PretrainedModel}. Immutable; what it holds are the bytes of its artifact, tens of
 * kilobytes on the heap. The native memory of its dense form belongs to the model, which makes it when the adapter first predicts
 * and keeps it while there is room, so an adapter need not be closed.
 *
 * <p>The predicting methods compute on the calling thread. They throw {@link UnreadableInputException} for an input that
 * can never be read, {@link PredictionFailedException} when the adapter cannot answer, and {@link IllegalStateException}
 * when the model is closed. Texts that are longer than the adapter takes are cut, and the prediction says so.
 */
public final class TrainedAdapter {

    private final PretrainedModel model;
    private final ServedAdapter served;

    TrainedAdapter(PretrainedModel model, byte[] artifact, List<TrainedAdapter> parts) {
        this.model = model;
        this.served = ServedAdapter.of(artifact, model.base(), digest -> parts.stream()
                .filter(part -> part.digest().equals(digest))
                .map(part -> part.served.compact())
                .findFirst());
    }

    /** The model that it acts on. */
    public PretrainedModel model() {
        return model;
    }

    /** {@code sha256:...} of the artifact: equal digests are equal adapters. */
    public String digest() {
        return served.compact().digest();
    }

    /** The kind of task that it was trained for. */
    public TaskKind task() {
        return served.compact().head().kind();
    }

    /** The labels of its head, in the order of its outputs; none where the task has no labels. */
    public List<String> labels() {
        return served.compact().head().labels();
    }

    /** Kind and size. */
    public AdapterConfig config() {
        return state().config();
    }

    /** What the mask leaves of every matrix. */
    public List<MatrixDensity> densities() {
        return state().densities();
    }

    /** The recipe that it was made by, as JSON; of an import, where it came from. */
    public String recipeJson() {
        return content().recipe().toPrettyString();
    }

    /** Size of the artifact in bytes. */
    public int bytes() {
        return served.compact().artifact().length;
    }

    /** Predicts for one text, in the form of the adapter's task. */
    public Prediction predict(String text) {
        return predict(PredictionInput.of(text));
    }

    /** Predicts for a pair of texts, or for a question and its context. */
    public Prediction predict(String text, String pair) {
        return predict(PredictionInput.of(text, pair));
    }

    /** Predicts for many inputs, in batches of 2,048 tokens; the predictions are in the order of the inputs. */
    public List<Prediction> predict(List<PredictionInput> inputs) {
        return model.predictMixed(
                inputs.stream().map(input -> new AdapterInput(this, input)).toList());
    }

    private Prediction predict(PredictionInput input) {
        return predict(List.of(input)).get(0);
    }

    /**
     * Classifies a text.
     *
     * @throws TaskMismatchException when the adapter is not for classification
     */
    public LabelPrediction classify(String text) {
        return predict(PredictionInput.of(text), TaskKind.CLASSIFICATION, LabelPrediction.class);
    }

    /**
     * Classifies a pair of texts.
     *
     * @throws TaskMismatchException when the adapter is not for classification
     */
    public LabelPrediction classify(String text, String pair) {
        return predict(PredictionInput.of(text, pair), TaskKind.CLASSIFICATION, LabelPrediction.class);
    }

    /**
     * Gives a text its labels by multi-label classification: those above the adapter's threshold.
     *
     * @throws TaskMismatchException when the adapter is not for multi-label classification
     */
    public MultiLabelPrediction classifyMultiLabel(String text) {
        return predict(PredictionInput.of(text), TaskKind.MULTI_LABEL, MultiLabelPrediction.class);
    }

    /**
     * Gives a pair of texts its labels by multi-label classification.
     *
     * @throws TaskMismatchException when the adapter is not for multi-label classification
     */
    public MultiLabelPrediction classifyMultiLabel(String text, String pair) {
        return predict(PredictionInput.of(text, pair), TaskKind.MULTI_LABEL, MultiLabelPrediction.class);
    }

    /**
     * Estimates the number of a text by regression.
     *
     * @throws TaskMismatchException when the adapter is not for regression
     */
    public ValuePrediction regress(String text) {
        return predict(PredictionInput.of(text), TaskKind.REGRESSION, ValuePrediction.class);
    }

    /**
     * Estimates the number of a pair of texts by regression.
     *
     * @throws TaskMismatchException when the adapter is not for regression
     */
    public ValuePrediction regress(String text, String pair) {
        return predict(PredictionInput.of(text, pair), TaskKind.REGRESSION, ValuePrediction.class);
    }

    /**
     * Answers a question by a span of its context.
     *
     * @throws TaskMismatchException when the adapter is not for question answering
     */
    public AnswerPrediction answer(String question, String context) {
        return predict(PredictionInput.of(question, context), TaskKind.QUESTION_ANSWERING, AnswerPrediction.class);
    }

    /**
     * Generates a text from a source.
     *
     * @throws TaskMismatchException when the adapter is not for sequence to sequence
     */
    public TextPrediction generate(String source) {
        return predict(PredictionInput.of(source), TaskKind.SEQUENCE_TO_SEQUENCE, TextPrediction.class);
    }

    private <P extends Prediction> P predict(PredictionInput input, TaskKind asked, Class<P> form) {
        if (task() != asked) {
            throw new TaskMismatchException(
                    "expected an adapter for " + asked.word() + ", found one for " + task().word());
        }
        return form.cast(predict(input));
    }

    /**
     * Evaluates the adapter on the dev and test splits of a dataset.
     *
     * @throws IllegalArgumentException when the dataset is of another kind of task, or has other labels
     * @throws IllegalStateException when the model is closed
     */
    public Evaluation evaluate(Dataset data) {
        model.requireOpen();
        EvaluationReport report =
                AdapterEvaluation.evaluate(model.base(), state(), data.data(), ProgressListener.none());
        return new Evaluation(report.labels(), report.dev(), report.test());
    }

    /**
     * Saves the artifact: one safetensors file, see {@code docs/artifact-format.md}. A file that is there is replaced.
     *
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    public void save(Path file) {
        AdapterFiles.write(file, served.compact().artifact());
    }

    /**
     * Exports a LoRA or an (IA)3 in the layout of the PEFT library, for {@code PeftModel.from_pretrained}. Matrices become dense, with zeros
     * where the mask has them; the labels' names have no place there.
     *
     * @param folder made if need be; files of the same names are replaced
     * @param withHead whether the head goes too, which over BERT must have been trained over the model's pooler
     * @throws ArtifactException when something of the adapter has no counterpart there, by name
     * @throws java.io.UncheckedIOException when a file cannot be written
     */
    public void exportPeft(Path folder, boolean withHead) {
        AdapterFiles.write(folder, made -> PeftExport.write(state(), model.info(), made, withHead));
    }

    /**
     * Exports a bottleneck adapter in the layout of the AdapterHub library, for {@code model.load_adapter}.
     *
     * @param folder made if need be; files of the same names are replaced
     * @param name what the adapter is called there: letters, digits, {@code _} and {@code -}
     * @param withHead whether the head goes too
     * @throws ArtifactException when something of the adapter has no counterpart there, by name
     * @throws java.io.UncheckedIOException when a file cannot be written
     */
    public void exportAdapterHub(Path folder, String name, boolean withHead) {
        AdapterFiles.write(folder, made -> AdapterHubExport.write(state(), name, model.info(), made, withHead));
    }

    ServedAdapter served() {
        return served;
    }

    AdapterState state() {
        return content().state();
    }

    private Artifact content() {
        return served.compact().content();
    }

    @Override
    public String toString() {
        return config().kind() + " adapter for " + task().word() + ", " + digest();
    }
}
