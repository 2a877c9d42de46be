// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.sparseadapter.embedded.EmbeddedKafka;
import org.sparseadapter.embedded.EmbeddedPostgres;

/**
 * The shutdown of a platform in the order of its dependencies, in parallel where there are none. Workers hand their claims back to the registry, so it
 * outlives them; it writes what it still hears of to the database and the broker, so they outlive all services.
 */
final class OrderlyStop {

    private OrderlyStop() {}

    /** Returns when nothing runs any more. */
    static void stop(
            Map<LocalService, ServiceProcess> services,
            Optional<EmbeddedKafka> broker,
            Optional<EmbeddedPostgres> database) {
        CompletableFuture<Void> inference = stopped(services, LocalService.INFERENCE);
        CompletableFuture<Void> workers = all(Stream.of(LocalService.PRUNING, LocalService.TRAINING, LocalService.EVAL)
                .map(worker -> stopped(services, worker)));
        CompletableFuture<Void> registry = workers.thenCompose(ended -> stopped(services, LocalService.REGISTRY));
        all(Stream.of(inference, registry))
                .thenCompose(ended -> all(Stream.of(closed(broker), closed(database))))
                .join();
    }

    private static CompletableFuture<Void> stopped(Map<LocalService, ServiceProcess> services, LocalService service) {
        return Optional.ofNullable(services.get(service))
                .map(process -> aside("stop-" + service.label(), process::stop))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private static CompletableFuture<Void> closed(Optional<? extends AutoCloseable> server) {
        return server.map(each -> aside("stop-" + each.getClass().getSimpleName(), () -> close(each)))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new LocalPlatformException("A server did not close", e);
        }
    }

    // Each in a thread of its own: the pool that is shared by all has one thread on a small machine.
    private static CompletableFuture<Void> aside(String name, Runnable task) {
        return CompletableFuture.runAsync(task, each -> new Thread(each, name).start());
    }

    private static CompletableFuture<Void> all(Stream<CompletableFuture<Void>> parts) {
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    }
}
