// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.sparseadapter.cli.client.RegistryApi;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.cli.demo.DemoTenant.DemoRecipe;
import org.sparseadapter.cli.progress.VersionFollower;
import org.sparseadapter.core.dataset.DatasetFormat;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.console.ProgressDisplay;

/** The requests of one tenant to the registry: datasets, recipes and promotions, each followed to its end. */
final class TenantDesk {
    private final DemoTenant tenant;
    private final RegistryApi registry;

    TenantDesk(DemoTenant tenant, RegistryApi registry) {
        this.tenant = tenant;
        this.registry = registry;
    }

    /** Uploads the tenant's data and seals it. */
    void upload() {
        DemoDataset dataset = tenant.dataset();
        for (Split split : Split.values()) {
            registry.putSplit(dataset.name(), split.apiName(), DatasetFormat.JSONL, dataset.jsonLines(split));
        }
        registry.seal(dataset.name());
    }

    /**
     * Submits all of the tenant's recipes and follows them side by side; a fusion is submitted once the versions before it
     * are ready.
     *
     * @param threads one for each version at least
     */
    List<Future<TrainedVersion>> submit(ExecutorService threads, ProgressDisplay display) {
        List<Future<TrainedVersion>> following = new ArrayList<>();
        following.add(threads.submit(submit(tenant.baseline(), DemoPlan.headOnly(), Optional.empty(), display)));
        List<Future<TrainedVersion>> versions = new ArrayList<>();
        for (DemoRecipe recipe : tenant.versions()) {
            Optional<String> alias = versions.isEmpty() ? Optional.of("live") : Optional.empty();
            if (recipe.fuses()) {
                List<Future<TrainedVersion>> parts = List.copyOf(versions);
                versions.add(threads.submit(() -> {
                    parts.forEach(TenantDesk::outcome);
                    return submit(tenant.adapter(), recipe, alias, display).call();
                }));
            } else {
                versions.add(threads.submit(submit(tenant.adapter(), recipe, alias, display)));
            }
        }
        following.addAll(versions);
        return following;
    }

    /** Lets an adapter's {@code live} name a version. */
    void promote(int version) {
        registry.promote(tenant.adapter(), "live", version);
    }

    private Callable<TrainedVersion> submit(
            String adapter, DemoRecipe recipe, Optional<String> alias, ProgressDisplay display) {
        ObjectNode document =
                recipe.recipe().deepCopy().put("dataset", tenant.dataset().name());
        alias.ifPresent(name -> document.putObject("promote").put("alias", name).put("metric", TrainedVersion.METRIC));
        int number = registry.submit(adapter, document);
        ProgressDisplay.Task task = display.open(adapter + "@" + number);
        return () -> {
            VersionDocument version = new VersionFollower(registry).follow(adapter, number, task);
            if (version.state() != VersionState.READY) {
                throw new CommandFailedException(
                        adapter + "@" + number + " became " + version.state() + ": " + version.reason());
            }
            return new TrainedVersion(tenant, adapter, recipe.title(), version, registry.report(adapter, number));
        };
    }

    /** The result of a future, its failure unwrapped. */
    static <T> T outcome(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new CommandFailedException("The demonstration broke off: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("The demonstration was interrupted", e);
        }
    }
}
