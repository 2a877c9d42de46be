// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.laws;

import static org.sparseadapter.laws.Library.COMMONS_IO;
import static org.sparseadapter.laws.Library.CSV;
import static org.sparseadapter.laws.Library.ENGINE;
import static org.sparseadapter.laws.Library.JACKSON;
import static org.sparseadapter.laws.Library.LOGGING;
import static org.sparseadapter.laws.Library.PROTOBUF;
import static org.sparseadapter.laws.PackageRule.rule;

import java.util.List;

/**
 * The packages of the learning library from the bottom up: a rule may name only what stands above it in this file. No
 * rule names Quarkus, Kafka, HTTP or Jakarta, so the library can be used in any program.
 */
final class CoreLaw {

    static final List<PackageRule> RULES = List.of(
            rule("core.text").because("Messages quote and digests name whatever is above, so nothing is below."),
            rule("core.json")
                    .knows("core.text")
                    .uses(JACKSON)
                    .because("A field that is refused is quoted by its path."),
            rule("core.site")
                    .uses(ENGINE)
                    .because("A site is where model and adapter meet: it knows rows, and neither of the two."),
            rule("core.tensor").uses(ENGINE).because("It adds to the engine's arrays and has no notion of a model."),
            rule("core.safetensors")
                    .knows("core.text")
                    .uses(JACKSON)
                    .because("A container of tensors has no notion of what they mean; its header is JSON."),
            rule("core.task")
                    .knows("core.json")
                    .uses(JACKSON)
                    .because("A kind of task is its settings, which recipes and artifacts hold as JSON."),
            rule("core.dataset")
                    .knows("core.json", "core.task", "core.text")
                    .uses(JACKSON, CSV)
                    .because("Rows are read as the kind of task asks; the registry reads them without an engine."),
            rule("core.prune")
                    .knows("core.text")
                    .because("Scores and masks are numbers: which weights they belong to is not known here."),
            rule("core.plm")
                    .knows("core.json", "core.safetensors", "core.site", "core.task", "core.tensor", "core.text")
                    .uses(ENGINE, JACKSON, LOGGING, PROTOBUF)
                    .because("A model gives its rows to sites and does not know what acts there; of tasks it knows how"
                            + " rows are pooled."),
            rule("core.plm.tensorflow")
                    .knows("core.plm", "core.safetensors", "core.tensor")
                    .uses(JACKSON, PROTOBUF, COMMONS_IO)
                    .because("A checkpoint of TensorFlow becomes a model folder; nothing above needs to know."),
            rule("core.metric")
                    .knows("core.dataset", "core.plm", "core.task", "core.tensor")
                    .because("A metric compares answers with examples; answers are spans of a model's tokens."),
            rule("core.adapter")
                    .knows("core.json", "core.plm", "core.prune", "core.site", "core.task", "core.tensor", "core.text")
                    .uses(ENGINE, JACKSON)
                    .because("An adapter is masked weights that act at the sites of a model, with a head for a task."),
            rule("core.recipe")
                    .knows(
                            "core.adapter",
                            "core.json",
                            "core.metric",
                            "core.plm",
                            "core.prune",
                            "core.task",
                            "core.text")
                    .uses(JACKSON)
                    .because(
                            "A recipe holds the settings of all that determines an adapter, is checked against what a base model"
                                    + " says of itself, and starts no engine."),
            rule("core.artifact")
                    .knows(
                            "core.adapter",
                            "core.json",
                            "core.plm",
                            "core.prune",
                            "core.safetensors",
                            "core.site",
                            "core.task",
                            "core.text")
                    .uses(JACKSON)
                    .because("A file of an adapter's weights, masks, head and recipe; how they were trained is not"
                            + " known here."),
            rule("core.artifact.peft")
                    .knows(
                            "core.adapter",
                            "core.artifact",
                            "core.plm",
                            "core.safetensors",
                            "core.site",
                            "core.task",
                            "core.text")
                    .uses(JACKSON)
                    .because("PEFT names the modules of a model, so both forms and the model's names meet here."),
            rule("core.artifact.adapterhub")
                    .knows(
                            "core.adapter",
                            "core.artifact",
                            "core.plm",
                            "core.safetensors",
                            "core.site",
                            "core.task",
                            "core.text")
                    .uses(JACKSON)
                    .because("AdapterHub's form beside PEFT's: neither of the two knows the other."),
            rule("core.pretrain")
                    .knows("core.adapter", "core.dataset", "core.plm", "core.safetensors")
                    .uses(JACKSON)
                    .because("A small model from nothing but text: its folder, its vocabulary, its examples."),
            rule("core.train")
                    .knows(
                            "core.adapter",
                            "core.dataset",
                            "core.json",
                            "core.metric",
                            "core.plm",
                            "core.pretrain",
                            "core.prune",
                            "core.recipe",
                            "core.safetensors",
                            "core.site",
                            "core.task",
                            "core.tensor",
                            "core.text")
                    .uses(ENGINE, JACKSON)
                    .because("Training follows a recipe over data; it makes the weights of an artifact, not its file."),
            rule("core.serve")
                    .knows(
                            "core.adapter",
                            "core.artifact",
                            "core.dataset",
                            "core.metric",
                            "core.plm",
                            "core.site",
                            "core.task",
                            "core.tensor",
                            "core.text")
                    .uses(ENGINE, LOGGING)
                    .because("Serving reads artifacts and answers; what it serves was trained elsewhere, so it knows"
                            + " neither recipes nor training."));

    private CoreLaw() {}
}
