// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.Gradients;

/**
 * The gradient of a sample's loss with respect to an adapter's prunable weights, wherever these are.
 *
 * <p>The loss is the task's own, summed over the sample, without dropout; being a sum, it does not depend on how the
 * sample is cut into batches. Each pass makes arrays of its own and releases them with their gradients, so that nothing
 * is left behind for training.
 */
final class AdapterGradients {

    private final BaseModel base;
    private final TaskRows sample;
    private final List<int[]> batches;
    private final int total;
    private final ProgressListener listener;
    private int done;

    /**
     * @param passes how many gradients will be asked for, for the listener
     */
    AdapterGradients(BaseModel base, int batchTokens, TaskRows sample, int passes, ProgressListener listener) {
        this.base = base;
        this.sample = sample;
        this.batches = BatchPlan.byLength(sample.lengths(), batchTokens);
        this.total = Math.multiplyExact(passes, sample.size());
        this.listener = listener;
    }

    /** The gradients of one adapter; everything but the weights asked about stays as it is there. */
    Gradients of(AdapterState state) {
        return weights -> {
            SortedMap<String, Parameter> parameters = new TreeMap<>(state.parameters());
            weights.forEach((name, values) ->
                    parameters.put(name, state.parameters().get(name).withValues(values)));
            return gradient(state.withParameters(parameters), weights);
        };
    }

    private SortedMap<String, float[]> gradient(AdapterState state, SortedMap<String, float[]> weights) {
        try (GradientLease lease = GradientLease.take();
                AdapterModule module = new AdapterModule(state, base.manager())) {
            weights.keySet().forEach(name -> module.parameter(name).setRequiresGradient(true));
            Learner learner = sample.bind(base, module, TrunkReuse.ONCE);
            for (int[] rows : batches) {
                if (listener.stopRequested()) {
                    throw new WorkStoppedException("scoring");
                }
                try (NDManager scope = module.manager().newSubManager()) {
                    lease.backward(() -> learner.loss(rows, features -> features, scope));
                }
                done += rows.length;
                listener.progress(done, total);
            }
            SortedMap<String, float[]> slopes = new TreeMap<>();
            weights.keySet()
                    .forEach(name -> slopes.put(name, slope(state.parameters().get(name), module.parameter(name))));
            return slopes;
        }
    }

    private static float[] slope(Parameter parameter, NDArray array) {
        try (NDArray gradient = array.getGradient()) {
            float[] slope = gradient.toFloatArray();
            return parameter instanceof SparseParameter sparse
                    ? sparse.mask().scatter(sparse.mask().gather(slope))
                    : slope;
        }
    }
}
