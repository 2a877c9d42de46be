// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.task.TaskInput;

/**
 * Answers requests of many tenants and adapters by mixed batches.
 *
 * <p>Callers' threads turn text into tokens and see to it that the adapter is dense; one thread
 * computes, since the engine below uses every core for one product. A request is bound to its adapter
 * when it comes in: whatever happens to aliases meanwhile, all of its inputs are answered by that one.
 *
 * <p>If a batch fails, its adapters are tried one by one, so that only the guilty one's requests fail.
 */
public final class ServingEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServingEngine.class);

    private final ServingSettings settings;
    private final ServingListener listener;
    private final InstantSource clock;
    private final FairQueue<QueuedSequence> queue;
    private final DenseTier<ServedAdapter, AdapterModule> dense;
    private final DenseForward forward;
    private final Thread computing;

    /** Starts the computing thread. */
    public ServingEngine(ServingSettings settings, ServingListener listener, InstantSource clock) {
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        this.queue = new FairQueue<>(settings.queue(), QueuedSequence::cost);
        this.dense = new DenseTier<>(settings.denseBytes(), new ModuleExpansion());
        this.forward = new DenseForward(dense);
        this.computing = new Thread(this::compute, "serving");
        this.computing.start();
    }

    /**
     * Makes an adapter dense and lets it answer once, on the caller's thread, so that its first request
     * meets nothing new.
     *
     * @throws RuntimeException if it cannot answer
     */
    public void prepare(ServedAdapter adapter) {
        PendingRequest trial = new PendingRequest(adapter, 1, Instant.MAX);
        TaskInput form = adapter.compact().head().kind().input();
        MixedBatch batch = new MixedBatch(InputSequences.of(trial, 0, InputSequences.shortest(form)));
        DenseForward.hand(batch, forward.outputs(batch));
        trial.answer().join();
    }

    /**
     * Queues a request.
     *
     * @param tenant whose turn it uses
     * @param inputs what to answer; for a question, the text is the question and its pair the context; none gives an empty answer
     * @return one prediction per input; fails with {@link DeadlineExceededException} or {@link
     *     PredictionFailedException}. Cancelling it takes what still waits out of the queue's batches
     * @throws QueueFullException if too much waits already
     * @throws UnreadableInputException if an input can never be read, or all of them are more than may ever wait
     */
    public CompletableFuture<List<Prediction>> predict(
            String tenant, ServedAdapter adapter, List<PredictionInput> inputs) {
        if (inputs.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        PendingRequest request =
                new PendingRequest(adapter, inputs.size(), clock.instant().plus(settings.deadline()));
        List<QueuedSequence> sequences = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            sequences.addAll(InputSequences.of(request, i, inputs.get(i)));
            if (sequences.size() > settings.queue().perTenant()) {
                throw new UnreadableInputException(
                        i,
                        "expected inputs that are read in at most "
                                + settings.queue().perTenant() + " sequences, found more up to this one");
            }
        }
        // Expanding here keeps it off the computing thread, which finds the adapter dense.
        dense.acquire(adapter).close();
        queue.offer(tenant, sequences);
        return request.answer();
    }

    /** How many sequences wait. */
    public int waiting() {
        return queue.size();
    }

    /** The dense adapters, for measuring. */
    public DenseTier<?, ?> denseTier() {
        return dense;
    }

    /** Answers what waits, then stops the computing thread and frees the dense adapters. */
    @Override
    public void close() {
        queue.close();
        try {
            computing.join(settings.deadline().plus(Duration.ofSeconds(30)).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dense.close();
    }

    private void compute() {
        try {
            List<QueuedSequence> taken = queue.take(settings.batchTokens(), settings.window());
            while (!taken.isEmpty()) {
                answerAll(taken);
                taken = queue.take(settings.batchTokens(), settings.window());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong, this thread lives on: it is the only one. */
    private void answerAll(List<QueuedSequence> taken) {
        try {
            byKind(alive(taken)).forEach(this::answer);
        } catch (RuntimeException | Error e) {
            LOG.error("a batch could not be answered", e);
            PredictionFailedException failure = new PredictionFailedException("computing the batch failed", e);
            taken.forEach(sequence -> sequence.request().fail(failure));
        }
    }

    private List<QueuedSequence> alive(List<QueuedSequence> taken) {
        return taken.stream()
                .filter(sequence -> sequence.request().isAlive(clock.instant()))
                .toList();
    }

    private static Collection<List<QueuedSequence>> byKind(List<QueuedSequence> sequences) {
        Map<BatchKind, List<QueuedSequence>> groups = new LinkedHashMap<>();
        sequences.forEach(
                sequence -> groups.computeIfAbsent(BatchKind.of(sequence.adapter()), kind -> new ArrayList<>())
                        .add(sequence));
        return groups.values();
    }

    private void answer(List<QueuedSequence> sequences) {
        MixedBatch batch = new MixedBatch(sequences);
        long start = System.nanoTime();
        List<SequenceOutput> outputs;
        try {
            outputs = forward.outputs(batch);
        } catch (RuntimeException | Error e) {
            separate(batch, e);
            return;
        }
        DenseForward.hand(batch, outputs);
        listener.batchDone(
                sequences.size(),
                batch.tokens().tokens(),
                batch.parts().size(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private void separate(MixedBatch batch, Throwable reason) {
        if (batch.parts().size() > 1) {
            batch.parts().forEach(part -> answer(batch.sequences().subList(part.from(), part.to())));
            return;
        }
        LOG.warn("adapter {} cannot answer", batch.parts().get(0).adapter(), reason);
        PredictionFailedException failure = new PredictionFailedException("computing with the adapter failed", reason);
        batch.sequences().forEach(sequence -> sequence.request().fail(failure));
    }
}
