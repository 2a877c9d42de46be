// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.SparseParameter;

/**
 * One parameter under training. The host holds the kept weights and their two moments and nothing for the others, so a
 * weight outside the mask has no state that could move it; the engine holds the dense array.
 */
final class TrainedTensor {

    private final String name;
    private final Parameter initial;
    private final NDArray array;
    private final int[] positions;
    private final float[] values;
    private final float[] gradient;
    private final float[] first;
    private final float[] second;
    private final ByteBuffer shared;

    /**
     * @param array the engine's array of this parameter, with gradients on
     */
    TrainedTensor(String name, Parameter initial, NDArray array) {
        this.name = name;
        this.initial = initial;
        this.array = array;
        if (initial instanceof SparseParameter sparse) {
            this.positions = sparse.mask().indices();
            this.values = sparse.values().clone();
        } else {
            this.positions = new int[0];
            this.values = initial.dense();
        }
        this.gradient = new float[values.length];
        this.first = new float[values.length];
        this.second = new float[values.length];
        this.shared = ByteBuffer.allocateDirect(Float.BYTES * initial.size()).order(ByteOrder.nativeOrder());
        push();
    }

    String name() {
        return name;
    }

    /** Kept weights; shared, not copied. */
    float[] values() {
        return values;
    }

    /** First moments of the kept weights; shared. */
    float[] first() {
        return first;
    }

    /** Second moments of the kept weights; shared. */
    float[] second() {
        return second;
    }

    /**
     * Fetches the gradient of the kept weights and clears the engine's.
     *
     * @return its squared norm
     */
    double pullGradient() {
        try (NDArray engines = array.getGradient()) {
            FloatBuffer dense =
                    engines.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
            if (isDense()) {
                dense.get(gradient);
            } else {
                for (int i = 0; i < positions.length; i++) {
                    gradient[i] = dense.get(positions[i]);
                }
            }
            JniUtils.zeroGrad((PtNDArray) array);
            double sum = 0;
            for (float g : gradient) {
                sum += (double) g * g;
            }
            return sum;
        }
    }

    /** The gradient that was pulled last, of the kept weights. */
    float[] gradient() {
        return gradient;
    }

    /** Moves the kept weights by the pulled gradient and pushes them. Biases do not decay. */
    void step(AdamW optimiser, float gradientScale, int step, double rate) {
        boolean decays = initial.isMatrix();
        optimiser.step(values, gradient, gradientScale, first, second, step, rate, decays);
        push();
    }

    /** Makes the engine's array equal to the host's weights, zero outside the mask. */
    void push() {
        FloatBuffer dense = shared.asFloatBuffer();
        if (isDense()) {
            dense.put(values);
        } else {
            for (int i = 0; i < positions.length; i++) {
                dense.put(positions[i], values[i]);
            }
        }
        // On the host's device the array from now on is this buffer; elsewhere it is copied.
        array.set(shared);
    }

    private boolean isDense() {
        return !(initial instanceof SparseParameter);
    }

    /** Kept weights under this parameter's mask; they are copied. */
    Parameter parameter(float[] kept) {
        return initial instanceof SparseParameter sparse
                ? new SparseParameter(sparse.shape(), sparse.mask(), kept.clone())
                : new DenseParameter(initial.shape(), kept.clone());
    }
}
