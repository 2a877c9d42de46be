// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Backward steps written by hand, for operations whose gradient the engine does not know.
 *
 * <p>The engine's graph is cut at such an operation: its result is a new leaf, and the tape remembers how to turn the
 * leaf's gradient into the gradient of the operation's input. When the engine has gone backward from the loss to the
 * leaves, {@link #unwind} walks the tape from its end: each step hands its input's gradient to the engine, which goes on
 * from there to the leaves before. Then the tape is empty and good for the next loss.
 *
 * <p>One tape per thread; while none is open, {@link #current} is empty and everything is the engine's business. An array
 * that is neither a leaf nor the result of {@link #cut} may be the input of one recorded operation and of nothing else,
 * since the engine goes through a graph but once.
 */
public final class BackwardTape implements AutoCloseable {

    private static final ThreadLocal<BackwardTape> CURRENT = new ThreadLocal<>();

    private static final String METHODS =
            """
              def same(self: __torch__.Kernels,
                rows: Tensor) -> Tensor:
                return rows
              def recorded(self: __torch__.Kernels,
                rows: Tensor) -> Tensor:
                return torch.empty([int(ops.prim.requires_grad(rows))])
            """;

    private record Step(NDArray input, NDArray output, UnaryOperator<NDArray> backward) {}

    private final NDManager owner;
    private final Script script;
    private final Deque<Step> steps = new ArrayDeque<>();

    private BackwardTape(NDManager owner) {
        this.owner = owner;
        this.script = Script.load(METHODS, owner);
    }

    /**
     * Opens the thread's tape.
     *
     * @throws IllegalStateException when this thread has one already
     */
    public static BackwardTape open() {
        if (CURRENT.get() != null) {
            throw new IllegalStateException("this thread records already");
        }
        NDManager owner = NDManager.newBaseManager();
        try {
            BackwardTape tape = new BackwardTape(owner);
            CURRENT.set(tape);
            return tape;
        } catch (RuntimeException | Error e) {
            owner.close();
            throw e;
        }
    }

    /** The tape that this thread records on. */
    public static Optional<BackwardTape> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** The same values as a leaf, so that several operations may use them; the array itself where no tape is open. */
    public static NDArray cut(NDArray rows) {
        BackwardTape tape = CURRENT.get();
        return tape == null || !JniUtils.isGradMode() || !tape.recorded(rows)
                ? rows
                : tape.record(rows, NDArray::stopGradient, UnaryOperator.identity());
    }

    /**
     * Computes a function of an array whose gradient is written by hand.
     *
     * @param forward the function, computed without recording; its result must be new
     * @param backward from the gradient of the result to the gradient of the input
     * @return what the function returned, asking for a gradient if the input does
     */
    public NDArray record(NDArray input, UnaryOperator<NDArray> forward, UnaryOperator<NDArray> backward) {
        boolean wanted = recorded(input);
        NDArray output;
        JniUtils.setGradMode(false);
        try {
            output = forward.apply(input);
        } finally {
            JniUtils.setGradMode(true);
        }
        if (wanted) {
            output.setRequiresGradient(true);
            // The caller may close its arrays before the tape is unwound.
            steps.push(new Step(kept(input), kept(output), backward));
        }
        return output;
    }

    private boolean recorded(NDArray rows) {
        try (NDArray answer = script.call("recorded", new NDList(rows))) {
            return answer.size() == 1;
        }
    }

    /** Another handle of the same node of the engine's graph. */
    private NDArray kept(NDArray rows) {
        NDArray same = script.call("same", new NDList(rows));
        same.attach(owner);
        return same;
    }

    /** Forgets what was recorded, for a loss that did not come to its end. */
    public void clear() {
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            step.input().close();
            step.output().close();
        }
    }

    /** Carries on from the gradients of the leaves, last to first. To be called when the engine has been backward. */
    public void unwind() {
        boolean recording = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try {
            while (!steps.isEmpty()) {
                Step step = steps.pop();
                try (NDArray input = step.input();
                        NDArray output = step.output();
                        NDArray gradient = JniUtils.getGradient((PtNDArray) output)) {
                    // Nothing that the loss depends on made use of it.
                    if (gradient != null) {
                        pass((PtNDArray) input, step.backward().apply(gradient));
                    }
                }
            }
        } finally {
            JniUtils.setGradMode(recording);
        }
    }

    private static void pass(PtNDArray input, NDArray gradient) {
        try (gradient) {
            JniUtils.backward(input, (PtNDArray) gradient, false, false);
        }
    }

    @Override
    public void close() {
        CURRENT.remove();
        owner.close();
    }
}
