// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.sparseadapter.core.adapter.AdapterModule;

/**
 * Prediction on the caller's thread: inputs of any number of adapters are answered at once by mixed batches, without queue,
 * tenant or deadline. Keeps the dense forms of the adapters that answered last. Safe for several threads.
 *
 * <p>{@link ServingEngine} is for many callers who do not wait for one another.
 */
public final class DirectPrediction implements AutoCloseable {

    private final int batchTokens;
    private final DenseTier<ServedAdapter, AdapterModule> dense;
    private final DenseForward forward;

    /**
     * Has no adapter in native memory yet.
     *
     * @param batchTokens tokens of one batch, all sequences together; a single longer input still makes a batch of its own
     * @param denseBytes native memory for adapters that are not in use at the moment
     */
    public DirectPrediction(int batchTokens, long denseBytes) {
        if (batchTokens < 1) {
            throw new IllegalArgumentException("batchTokens: expected a number from 1, found " + batchTokens);
        }
        this.batchTokens = batchTokens;
        this.dense = new DenseTier<>(denseBytes, new ModuleExpansion());
        this.forward = new DenseForward(dense);
    }

    /**
     * Answers inputs; those over one base model travel in one forward as far as a batch reaches.
     *
     * @return one prediction per input, in their order
     * @throws UnreadableInputException if an input can never be read, with its index in the list
     * @throws IllegalArgumentException if a question has no context
     * @throws PredictionFailedException if an adapter cannot answer
     */
    public List<Prediction> predict(List<ServedInput> inputs) {
        List<PendingRequest> requests = new ArrayList<>(inputs.size());
        Map<BatchKind, List<QueuedSequence>> kinds = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            ServedInput input = inputs.get(i);
            PendingRequest request = new PendingRequest(input.adapter(), 1, Instant.MAX);
            requests.add(request);
            kinds.computeIfAbsent(BatchKind.of(input.adapter()), kind -> new ArrayList<>())
                    .addAll(sequences(request, i, input.input()));
        }
        kinds.values().forEach(this::answer);
        return requests.stream().map(DirectPrediction::answered).toList();
    }

    private static List<QueuedSequence> sequences(PendingRequest request, int index, PredictionInput input) {
        try {
            return InputSequences.of(request, 0, input);
        } catch (UnreadableInputException e) {
            throw new UnreadableInputException(index, e.getMessage());
        }
    }

    private void answer(List<QueuedSequence> sequences) {
        List<QueuedSequence> batch = new ArrayList<>();
        int tokens = 0;
        for (QueuedSequence sequence : sequences) {
            if (!batch.isEmpty() && tokens + sequence.cost() > batchTokens) {
                answerBatch(batch);
                batch.clear();
                tokens = 0;
            }
            batch.add(sequence);
            tokens += sequence.cost();
        }
        if (!batch.isEmpty()) {
            answerBatch(batch);
        }
    }

    private void answerBatch(List<QueuedSequence> sequences) {
        MixedBatch batch = new MixedBatch(sequences);
        List<SequenceOutput> outputs;
        try {
            outputs = forward.outputs(batch);
        } catch (RuntimeException e) {
            throw new PredictionFailedException("computing the batch failed: " + e.getMessage(), e);
        }
        DenseForward.hand(batch, outputs);
    }

    private static Prediction answered(PendingRequest request) {
        try {
            return request.answer().join().get(0);
        } catch (CompletionException e) {
            if (e.getCause() instanceof PredictionFailedException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Bytes of native memory that dense adapters hold now. */
    public long denseBytes() {
        return dense.bytes();
    }

    /** Frees the dense adapters; those in use at the moment are freed when they have answered. */
    @Override
    public void close() {
        dense.close();
    }
}
