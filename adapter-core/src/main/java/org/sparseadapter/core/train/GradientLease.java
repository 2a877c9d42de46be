// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.sparseadapter.core.tensor.BackwardTape;

/**
 * The right to record gradients. The engine has one collector per process, so one holder at a time works and others wait.
 *
 * <p>While it is held, the holder's thread records nothing outside of {@link #backward}: the engine's default on a new
 * thread is to record, and an evaluation in between would record a graph that no backward pass uses.
 */
final class GradientLease implements AutoCloseable {

    private static final ReentrantLock TURN = new ReentrantLock(true);

    private final boolean recordedBefore;
    private final BackwardTape tape;

    private GradientLease(boolean recordedBefore, BackwardTape tape) {
        this.recordedBefore = recordedBefore;
        this.tape = tape;
    }

    /**
     * Waits for the turn.
     *
     * @throws IllegalStateException when this thread has it already
     */
    static GradientLease take() {
        if (TURN.isHeldByCurrentThread()) {
            throw new IllegalStateException("this thread is training or scoring already; one at a time in a process");
        }
        // The grad mode is the native library's, which the engine loads.
        Engine.getInstance();
        TURN.lock();
        try {
            GradientLease lease = new GradientLease(JniUtils.isGradMode(), BackwardTape.open());
            JniUtils.setGradMode(false);
            return lease;
        } catch (RuntimeException | Error e) {
            TURN.unlock();
            throw e;
        }
    }

    /**
     * Computes a loss and adds its gradient to every parameter that asks for one.
     *
     * @return the loss
     */
    double backward(Supplier<NDArray> loss) {
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray value = loss.get();
            collector.backward(value);
            tape.unwind();
            return value.getFloat();
        } finally {
            tape.clear();
        }
    }

    @Override
    public void close() {
        try {
            JniUtils.setGradMode(recordedBefore);
            tape.close();
        } finally {
            TURN.unlock();
        }
    }
}
