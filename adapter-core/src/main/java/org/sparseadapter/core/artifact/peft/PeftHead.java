// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.Pooling;
import org.sparseadapter.core.task.PooledSettings;
import org.sparseadapter.core.task.TaskKind;

/**
 * The head that was trained and saved with an adapter. Of classifiers: on BERT one layer over the pooler's output, on
 * RoBERTa and BART two with a tanh between them, over the state of the first or the last token. Of question answering: one
 * layer over every token.
 *
 * @param kind what it answers
 * @param inner the first of two layers
 * @param outer the layer that gives the logits
 */
public record PeftHead(TaskKind kind, Optional<Layer> inner, Layer outer) {

    /**
     * A linear layer.
     *
     * @param weight {@code [out, in]}
     * @param bias {@code [out]}
     */
    public record Layer(Parameter weight, Parameter bias) {

        public Layer {
            Objects.requireNonNull(weight, "weight");
            Objects.requireNonNull(bias, "bias");
        }
    }

    /** What the head sees on a base model: a head of two layers does without the model's pooler. */
    public Pooling pooling(BaseModelInfo base) {
        if (base.decoderLayers() > 0) {
            return Pooling.LAST;
        }
        return inner.isPresent() ? Pooling.CLS : Pooling.POOLER;
    }

    /** In the words of this library. */
    HeadConfig config(BaseModelInfo base, ImportOptions options) {
        int outputs = outer.bias().size();
        if (kind == TaskKind.QUESTION_ANSWERING) {
            return options.answers(outputs, pooling(base));
        }
        return options.head(outputs, List.of(), pooling(base), new PooledSettings(inner.isPresent() ? 2 : 1));
    }

    /** Its parameters under the names that an adapter gives them. */
    SortedMap<String, Parameter> parameters() {
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        inner.ifPresent(layer -> {
            parameters.put(AdapterState.HEAD_INNER_WEIGHT, layer.weight());
            parameters.put(AdapterState.HEAD_INNER_BIAS, layer.bias());
        });
        parameters.put(AdapterState.HEAD_WEIGHT, outer.weight());
        parameters.put(AdapterState.HEAD_BIAS, outer.bias());
        return parameters;
    }

    /** Finds the head among tensors named as in the transformers library, if there is one. */
    static Optional<PeftHead> of(Map<String, Parameter> tensors) {
        for (String name : new String[] {"classifier", "score"}) {
            Optional<Layer> single = layer(tensors, name);
            if (single.isPresent()) {
                return single.map(layer -> new PeftHead(TaskKind.CLASSIFICATION, Optional.empty(), layer));
            }
        }
        for (String name : new String[] {"classifier", "classification_head"}) {
            Optional<Layer> outer = layer(tensors, name + ".out_proj");
            if (outer.isPresent()) {
                return outer.map(
                        layer -> new PeftHead(TaskKind.CLASSIFICATION, layer(tensors, name + ".dense"), layer));
            }
        }
        return layer(tensors, "qa_outputs")
                .map(layer -> new PeftHead(TaskKind.QUESTION_ANSWERING, Optional.empty(), layer));
    }

    private static Optional<Layer> layer(Map<String, Parameter> tensors, String name) {
        Parameter weight = tensors.get(name + ".weight");
        Parameter bias = tensors.get(name + ".bias");
        return weight == null || bias == null ? Optional.empty() : Optional.of(new Layer(weight, bias));
    }
}
