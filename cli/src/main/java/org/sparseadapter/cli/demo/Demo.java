// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.sparseadapter.cli.client.Connection;
import org.sparseadapter.cli.client.InferenceApi;
import org.sparseadapter.cli.client.RegistryApi;
import org.sparseadapter.cli.local.LocalPlatform;
import org.sparseadapter.lab.console.Console;
import org.sparseadapter.lab.console.ProgressDisplay;

/** The demonstration on a platform that is up. */
final class Demo {
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(7);
    private static final Duration AROUND = Duration.ofSeconds(20);
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final LocalPlatform platform;
    private final Console console;
    private final double share;
    private final long startNanos;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /**
     * @param share fraction of the rows to take, 1 for all
     * @param startNanos since when the time of the whole counts
     */
    Demo(LocalPlatform platform, Console console, double share, long startNanos) {
        this.platform = platform;
        this.console = console;
        this.share = share;
        this.startNanos = startNanos;
    }

    DemoResult run() {
        console.note("reading sentences and glosses from Maven artifacts");
        List<DemoTenant> tenants = DemoPlan.tenants(share);
        for (DemoTenant tenant : tenants) {
            console.note(tenant.name() + " uploads " + tenant.dataset().name() + ": "
                    + tenant.dataset().rows(Split.TRAIN).size() + " rows to learn from, "
                    + tenant.dataset().labels(Split.TRAIN).size() + " classes");
            desk(tenant).upload();
        }
        List<TrainedVersion> made = train(tenants);
        List<TrainedVersion> versions =
                made.stream().filter(each -> !isBaseline(each)).toList();
        List<TrainedVersion> baselines = made.stream().filter(Demo::isBaseline).toList();
        return serve(tenants, versions, baselines);
    }

    private List<TrainedVersion> train(List<DemoTenant> tenants) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ProgressDisplay display = ProgressDisplay.on(console.errors())) {
            List<Future<TrainedVersion>> following = new ArrayList<>();
            tenants.forEach(tenant -> following.addAll(desk(tenant).submit(threads, display)));
            return following.stream().map(TenantDesk::outcome).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private DemoResult serve(List<DemoTenant> tenants, List<TrainedVersion> versions, List<TrainedVersion> baselines) {
        LoadSource source = new LoadSource();
        tenants.forEach(tenant ->
                source.add(tenant, new InferenceApi(new Connection(platform.inferenceUrl(), () -> token(tenant)))));
        console.note("measuring the capacity");
        double capacity = new Capacity(source).measure(WARM_UP, MEASURED);
        double rate = capacity / 2;
        DemoTenant swapping = tenants.stream()
                .filter(tenant -> tenant.versions().size() > 1)
                .findFirst()
                .orElseThrow();
        List<Integer> numbers = versions.stream()
                .filter(version -> version.tenant().equals(swapping))
                .map(version -> version.version().number())
                .toList();
        int next = numbers.get(numbers.size() - 1);
        AtomicLong ordered = new AtomicLong();
        List<AnsweredRequest> outcomes;
        try (ProgressDisplay display = ProgressDisplay.on(console.errors());
                ProgressDisplay.Task task = display.open(swapping.adapter() + "@" + next + " goes live under load")) {
            outcomes = new OpenLoop(source, rate)
                    .run(
                            AROUND.plus(MARGIN).multipliedBy(2),
                            () -> {
                                ordered.set(System.nanoTime());
                                desk(swapping).promote(next);
                            },
                            task);
            task.done("done");
        }
        SwapReport swap = SwapReport.of(outcomes, swapping.name(), numbers.get(0), next, ordered.get(), AROUND);
        return new DemoResult(versions, baselines, capacity, rate, swap, (System.nanoTime() - startNanos) / 1e9);
    }

    private TenantDesk desk(DemoTenant tenant) {
        return new TenantDesk(tenant, new RegistryApi(new Connection(platform.registryUrl(), () -> token(tenant))));
    }

    private String token(DemoTenant tenant) {
        return tokens.computeIfAbsent(tenant.name(), platform.tokens()::tenantToken);
    }

    private static boolean isBaseline(TrainedVersion version) {
        return version.adapter().equals(version.tenant().baseline());
    }
}
