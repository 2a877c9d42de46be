// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/**
 * Parameter-efficient fine-tuning for Java: sparse adapters over a frozen language model, trained, evaluated, saved and served
 * in process. This package is the face of the library; for who knows Hugging Face's PEFT, {@code
 * PeftModel.from_pretrained(model, path)} is {@code model.loadAdapter(path)} here, and {@code get_peft_model} with a {@code
 * Trainer} is {@code model.train(recipe, data)}.
 *
 * <pre>{@code
 * try (PretrainedModel model = PretrainedModel.load("minilm-l6")) {
 *     Dataset data = Dataset.read(Path.of("mood"));
 *     Recipe recipe = RecipeBuilder.of(model, data, Adapters.lora(8)).epochs(3).build();
 *     TrainedAdapter adapter = model.train(recipe, data, at -> progressBar.setValue(at.step()));
 *     double accuracy = adapter.evaluate(data).test().metrics().get("accuracy");
 *     String mood = adapter.classify("What a day!").label();
 *     adapter.save(Path.of("mood.safetensors"));
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link org.sparseadapter.library.PretrainedModel}: a base model. It trains, loads and imports adapters.
 *   <li>{@link org.sparseadapter.library.Dataset}: labelled examples, from a folder or from memory.
 *   <li>{@link org.sparseadapter.library.RecipeBuilder} and {@link org.sparseadapter.library.Adapters}: everything that
 *       determines an adapter, with or without JSON.
 *   <li>{@link org.sparseadapter.library.TrainedAdapter}: predicts, is evaluated, saved and exported.
 *   <li>{@link org.sparseadapter.library.AdapterServer}: many adapters for many threads and tenants, in mixed batches.
 * </ul>
 *
 * <p><b>Native memory.</b> {@link org.sparseadapter.library.PretrainedModel} and {@link
 * org.sparseadapter.library.AdapterServer} own some and are closed; everything else lives on the heap and is immutable.
 *
 * <p><b>Errors</b> are unchecked, and say which field or file is at fault and what was expected: {@link
 * org.sparseadapter.core.plm.BaseModelException} for models, {@link org.sparseadapter.core.dataset.DatasetException} for
 * data, {@link org.sparseadapter.core.json.FieldException} for recipes, {@link
 * org.sparseadapter.core.artifact.ArtifactException} for adapters from files and for what another library has no place for,
 * {@link java.io.UncheckedIOException} for files, and the exceptions of {@link org.sparseadapter.core.serve} for
 * predictions.
 *
 * <p><b>Records of the core</b> that are values to a user stand in these signatures as they are: examples, task, pruning and
 * training settings, recipes, predictions, metrics. Copies of them here would be a second word for each. None of the methods
 * of these that a user needs has a type of the engine in its signature; the kinds of adapter ({@link
 * org.sparseadapter.core.adapter.AdapterConfig}) also have methods for the core to bind them to a model, which users leave
 * alone. Packages of {@code org.sparseadapter.core} are otherwise internal: they are public for the services of this
 * project, and change without notice.
 */
package org.sparseadapter.library;
