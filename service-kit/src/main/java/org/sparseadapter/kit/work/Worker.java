// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.Topic;
import org.sparseadapter.kit.compute.ComputeDevice;
import org.sparseadapter.kit.compute.LoadedBaseModels;
import org.sparseadapter.kit.publish.EventPublisher;
import org.sparseadapter.kit.registry.BlobCache;
import org.sparseadapter.kit.registry.RegistryClient;

/** A service's work loop in its container: started and ended with it, woken by announcements, measured. */
@ApplicationScoped
@IfBuildProperty(name = "sparse-adapter.worker.enabled", stringValue = "true")
public class Worker {

    private final WorkLoop loop;
    private final WorkSettings settings;
    private final Topic wanted;

    Worker(
            WorkStage stage,
            RegistryClient registry,
            BlobCache cache,
            LoadedBaseModels models,
            ComputeDevice device,
            EventPublisher publisher,
            WorkSettings settings,
            MeterRegistry meters) {
        AtomicReference<Double> rate = new AtomicReference<>(0d);
        WorkTools tools =
                new WorkTools(device, models, cache, registry, publisher, settings, InstantSource.system(), rate::set);
        this.settings = settings;
        this.wanted = Topic.wanted(stage.stage());
        this.loop = new WorkLoop(stage, registry, tools, name(), (which, outcome, took) -> {
            rate.set(0d);
            Timer.builder("sparse_adapter_stage")
                    .description("Attempts at pieces of work, by how they ended")
                    .tag("stage", which.name().toLowerCase(Locale.ROOT))
                    .tag("outcome", outcome.word())
                    .register(meters)
                    .record(took);
        });
        Gauge.builder("sparse_adapter_examples_per_second", rate, AtomicReference::get)
                .description("Examples that running work does in a second")
                .tag("stage", stage.stage().name().toLowerCase(Locale.ROOT))
                .register(meters);
        Gauge.builder("sparse_adapter_working", loop, running -> running.working() ? 1 : 0)
                .description("Pieces of work held now")
                .tag("stage", stage.stage().name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    // Before the container takes anything away that running work needs.
    void leave(@Observes @Priority(1) ShutdownEvent event) {
        loop.leave(settings.leaveWithin());
    }

    /** Acknowledged as soon as it is read: it only says that asking is worth while. */
    @Incoming("wanted")
    void wake(String announcement) {
        EventJson.read(wanted, announcement);
        loop.wake();
    }

    boolean alive() {
        return loop.alive();
    }

    private static String name() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "unknown-host";
        }
        return host + "/" + ProcessHandle.current().pid();
    }
}
