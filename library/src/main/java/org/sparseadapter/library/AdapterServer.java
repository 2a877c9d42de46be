// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.sparseadapter.core.serve.Prediction;
import org.sparseadapter.core.serve.PredictionInput;
import org.sparseadapter.core.serve.QueueFullException;
import org.sparseadapter.core.serve.ServingEngine;
import org.sparseadapter.core.serve.ServingListener;
import org.sparseadapter.core.serve.ServingSettings;
import org.sparseadapter.core.serve.UnreadableInputException;

/**
 * A server of adapters in this process, for many threads and many tenants. Requests wait a moment for company and travel through
 * their base model in mixed batches; the queue is fair between tenants. An adapter is replaced without a failed request.
 *
 * <p>Owns a thread and native memory: close it before the models that its adapters are over.
 */
public final class AdapterServer implements AutoCloseable {

    private record Place(String tenant, String name) {
        private Place {
            Objects.requireNonNull(tenant, "tenant");
            Objects.requireNonNull(name, "name");
        }
    }

    private final ServingEngine engine;
    private final Map<Place, TrainedAdapter> adapters = new ConcurrentHashMap<>();

    private AdapterServer(ServingSettings settings) {
        this.engine = new ServingEngine(settings, ServingListener.none(), InstantSource.system());
    }

    /** Starts a server with {@link ServingSettings#defaults()}. */
    public static AdapterServer start() {
        return start(ServingSettings.defaults());
    }

    /**
     * Starts a server.
     *
     * @param settings how long requests wait for company, how much may wait, and the deadline of a request
     */
    public static AdapterServer start(ServingSettings settings) {
        return new AdapterServer(settings);
    }

    /**
     * Deploys an adapter under a name of a tenant. If there is one already, requests from now on are answered by the new
     * one, and those that wait by the old one. The adapter answers once before it is put in place.
     *
     * @throws org.sparseadapter.core.serve.PredictionFailedException when it cannot answer; what was there stays
     * @throws IllegalStateException when its model is closed
     */
    public void deploy(String tenant, String name, TrainedAdapter adapter) {
        Place place = new Place(tenant, name);
        adapter.model().requireOpen();
        engine.prepare(adapter.served());
        adapters.put(place, adapter);
    }

    /** Withdraws an adapter; requests that wait for it are still answered. Does nothing if there is none. */
    public void withdraw(String tenant, String name) {
        adapters.remove(new Place(tenant, name));
    }

    /**
     * Predicts for one text of a tenant.
     *
     * @return see {@link #predict(String, String, List)}
     */
    public CompletableFuture<Prediction> predict(String tenant, String name, String text) {
        return predict(tenant, name, List.of(PredictionInput.of(text))).thenApply(predictions -> predictions.get(0));
    }

    /**
     * Queues the inputs of a tenant for the next mixed batches.
     *
     * @return one prediction per input, in their order; fails with {@link
     *     org.sparseadapter.core.serve.DeadlineExceededException} or {@link
     *     org.sparseadapter.core.serve.PredictionFailedException}
     * @throws UnknownAdapterException when the tenant has no adapter of that name
     * @throws QueueFullException when too much waits already
     * @throws UnreadableInputException when an input can never be read, with its index
     * @throws IllegalStateException when its model is closed
     */
    public CompletableFuture<List<Prediction>> predict(String tenant, String name, List<PredictionInput> inputs) {
        TrainedAdapter adapter = Optional.ofNullable(adapters.get(new Place(tenant, name)))
                .orElseThrow(() -> new UnknownAdapterException(tenant, name));
        adapter.model().requireOpen();
        return engine.predict(tenant, adapter.served(), inputs);
    }

    /** Answers what waits, then stops the thread and frees the native memory of the adapters. */
    @Override
    public void close() {
        engine.close();
    }
}
