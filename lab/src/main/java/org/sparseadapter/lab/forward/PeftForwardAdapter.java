// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.forward;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.artifact.peft.PeftAdapter;
import org.sparseadapter.core.artifact.peft.PeftHead;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.HeadLevel;

/** An adapter of PEFT's in the engine. */
final class PeftForwardAdapter implements ForwardAdapter {

    private final BaseModel model;
    private final NDManager manager;
    private final SiteFunctions sites;
    private final Optional<PeftHead> head;

    PeftForwardAdapter(PeftAdapter adapter, BaseModel model) {
        this.model = model;
        this.manager = model.manager().newSubManager();
        Map<String, NDArray> arrays = new HashMap<>();
        adapter.parameters().forEach((name, values) -> arrays.put(name, array(values)));
        this.sites = adapter.config().bind(arrays::get, List.of());
        this.head = adapter.head();
    }

    @Override
    public SiteFunctions sites() {
        return sites;
    }

    @Override
    public void answer(NDArray hidden, PaddedBatch batch, ForwardOutputs outputs) {
        head.ifPresent(layers -> {
            if (layers.level() == HeadLevel.TOKEN) {
                outputs.bounds(product(hidden, layers.outer()), batch);
                return;
            }
            NDArray pooled = model.encoder().pool(hidden, batch.tokens(), layers.pooling());
            NDArray inner = layers.inner()
                    .map(layer -> Activation.of(layers.activation()).apply(product(pooled, layer)))
                    .orElse(pooled);
            outputs.sequences("logits", product(inner, layers.outer()));
        });
    }

    private NDArray product(NDArray rows, PeftHead.Layer layer) {
        return Linear.linear(rows, array(layer.weight()), array(layer.bias())).singletonOrThrow();
    }

    private NDArray array(Parameter values) {
        return manager.create(values.dense(), new Shape(values.shape()));
    }

    @Override
    public void close() {
        manager.close();
    }
}
