// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.laws;

import static org.sparseadapter.laws.Library.ADDRESSES;
import static org.sparseadapter.laws.Library.CACHE;
import static org.sparseadapter.laws.Library.CONTAINER;
import static org.sparseadapter.laws.Library.DATABASE;
import static org.sparseadapter.laws.Library.ENGINE;
import static org.sparseadapter.laws.Library.HTTP_CLIENT;
import static org.sparseadapter.laws.Library.JACKSON;
import static org.sparseadapter.laws.Library.KAFKA;
import static org.sparseadapter.laws.Library.LOGGING;
import static org.sparseadapter.laws.Library.METRICS;
import static org.sparseadapter.laws.Library.REACTIVE;
import static org.sparseadapter.laws.Library.REST;
import static org.sparseadapter.laws.PackageRule.rule;

import java.util.List;

/**
 * The contract, the kit and the five services, from the bottom up: a rule may name only what stands above it. No
 * service names another, since they speak through events and HTTP.
 */
final class ServicesLaw {

    static final List<PackageRule> RULES = List.of(
            rule("events..")
                    .uses(JACKSON)
                    .because(
                            "The contract between services: its readers must not get Kafka, HTTP or an engine with it."),
            rule("kit..")
                    .knows("core..", "events..")
                    .uses(CONTAINER, REST, REACTIVE, KAFKA, HTTP_CLIENT, ADDRESSES, JACKSON, METRICS, LOGGING, ENGINE)
                    .because("What services share knows none of them, and has no database: only the registry has one."),
            rule("registry.time").uses(CONTAINER).because("The one clock of the registry, which tests can hold."),
            rule("registry.page").uses(REST).because("A part of a list, whatever it lists."),
            rule("registry.lock")
                    .knows("events")
                    .uses(CONTAINER, DATABASE)
                    .because("The database's locks, each with the name of what it keeps apart."),
            rule("registry.progress")
                    .uses(CONTAINER, DATABASE)
                    .because("Lines that followers read, whatever they tell of."),
            rule("registry.outbox")
                    .knows("events", "registry.lock")
                    .uses(CONTAINER, DATABASE, KAFKA, JACKSON, LOGGING)
                    .because("The only package that sends to Kafka: events, whatever changed."),
            rule("registry.blob")
                    .knows("core.text", "kit.problem", "registry.lock")
                    .uses(CONTAINER, REST, DATABASE, LOGGING)
                    .because("Bytes owned per tenant and digest, whatever they hold."),
            rule("registry.basemodel")
                    .knows("core.plm", "core.task", "kit.settings")
                    .uses(CONTAINER, REST, LOGGING)
                    .because("The models that lie in a folder; they are the platform's and no tenant's."),
            rule("registry.tenant")
                    .knows("events", "kit.problem", "registry.blob", "registry.outbox")
                    .uses(CONTAINER, REST, DATABASE)
                    .because("A tenant is made with its quotas of bytes; what it owns beyond blobs is not known here."),
            rule("registry.dataset")
                    .knows(
                            "core.dataset",
                            "core.task",
                            "core.text",
                            "events",
                            "kit.identity",
                            "kit.problem",
                            "registry.blob",
                            "registry.lock",
                            "registry.outbox",
                            "registry.page",
                            "registry.tenant")
                    .uses(CONTAINER, REST, DATABASE, JACKSON, ADDRESSES)
                    .because(
                            "Splits are checked row by row with the library, kept as blobs, and sealed with an event."),
            rule("registry.version")
                    .knows("events", "registry.outbox", "registry.progress")
                    .uses(CONTAINER, DATABASE, JACKSON, LOGGING)
                    .because("A version's state and lineage; which adapter's line it is in is a name here."),
            rule("registry.work")
                    .knows(
                            "events",
                            "events.work",
                            "kit.problem",
                            "registry.blob",
                            "registry.lock",
                            "registry.outbox",
                            "registry.version")
                    .uses(CONTAINER, REST, DATABASE, JACKSON, LOGGING)
                    .because("Leases on the stages of versions; what a result means is decided above."),
            rule("registry.adapter")
                    .knows(
                            "events",
                            "kit.identity",
                            "kit.problem",
                            "registry.blob",
                            "registry.page",
                            "registry.version")
                    .uses(CONTAINER, REST, DATABASE, JACKSON)
                    .because("A named line of versions."),
            rule("registry.alias")
                    .knows(
                            "events",
                            "kit.identity",
                            "kit.problem",
                            "registry.adapter",
                            "registry.outbox",
                            "registry.version")
                    .uses(CONTAINER, REST, DATABASE)
                    .because("A name of an adapter for one of its versions, told to replicas by an event."),
            rule("registry.observe")
                    .knows("events", "registry.work")
                    .uses(CONTAINER, DATABASE, METRICS)
                    .because("Gauges count what waits: work and unsent records."),
            rule("registry.lifecycle")
                    .knows(
                            "core.adapter",
                            "core.artifact",
                            "core.dataset",
                            "core.json",
                            "core.plm",
                            "core.recipe",
                            "core.safetensors",
                            "core.task",
                            "core.text",
                            "events",
                            "events.work",
                            "kit.identity",
                            "kit.problem",
                            "kit.trace",
                            "registry.adapter",
                            "registry.alias",
                            "registry.basemodel",
                            "registry.blob",
                            "registry.dataset",
                            "registry.progress",
                            "registry.tenant",
                            "registry.version",
                            "registry.work")
                    .uses(CONTAINER, REST, REACTIVE, DATABASE, KAFKA, JACKSON, METRICS, LOGGING, ADDRESSES)
                    .because("The way of a version ties all of them together; results come from Kafka."),
            rule("registry.imports")
                    .knows(
                            "core.adapter",
                            "core.artifact",
                            "core.plm",
                            "core.prune",
                            "core.recipe",
                            "core.safetensors",
                            "core.task",
                            "events",
                            "kit.identity",
                            "kit.problem",
                            "registry.adapter",
                            "registry.basemodel",
                            "registry.blob",
                            "registry.dataset",
                            "registry.lifecycle",
                            "registry.tenant",
                            "registry.version",
                            "registry.work")
                    .uses(CONTAINER, REST, DATABASE, JACKSON)
                    .because(
                            "An artifact from elsewhere is read, checked against a base model, and then goes the way of"
                                    + " all versions."),
            rule("pruning..")
                    .knows("core..", "events..", "kit..")
                    .uses(CONTAINER, LOGGING)
                    .because("A function from an event to an event: no database, and the kit speaks to the registry."),
            rule("training..")
                    .knows("core..", "events..", "kit..")
                    .uses(CONTAINER, JACKSON, LOGGING)
                    .because("A function from an event to an event: no database, and the kit speaks to the registry."),
            rule("eval..")
                    .knows("core..", "events..", "kit..")
                    .uses(CONTAINER, JACKSON, LOGGING)
                    .because("A function from an event to an event: no database, and the kit speaks to the registry."),
            rule("inference").uses(CONTAINER).because("The settings that all packages of the service read."),
            rule("inference.adapters")
                    .knows(
                            "core.adapter",
                            "core.plm",
                            "core.serve",
                            "core.task",
                            "events",
                            "events.work",
                            "inference",
                            "kit.compute",
                            "kit.problem",
                            "kit.registry")
                    .uses(CONTAINER, CACHE, METRICS, LOGGING)
                    .because("Versions become pooled adapters over a loaded model; who asked for them is not known."),
            rule("inference.aliases")
                    .knows("core.serve", "events", "inference", "inference.adapters", "kit.problem", "kit.trace")
                    .uses(CONTAINER, KAFKA, METRICS, LOGGING)
                    .because("The table of aliases follows Kafka and holds a version ready for each of them."),
            rule("inference.predict")
                    .knows(
                            "core.dataset",
                            "core.serve",
                            "core.task",
                            "events",
                            "inference",
                            "inference.adapters",
                            "inference.aliases",
                            "kit.identity",
                            "kit.problem")
                    .uses(CONTAINER, REST, JACKSON, METRICS)
                    .because("Requests find their version by alias or number, and become examples of its task."));

    private ServicesLaw() {}
}
