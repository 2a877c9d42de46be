// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sparseadapter.core.adapter.Parameter;

/**
 * The classifier that was trained and saved with an adapter: on BERT one layer over the pooler's output, on RoBERTa and
 * BART two with a tanh between them, over the state of the first or the last token.
 *
 * @param inner the first of two layers
 * @param outer the layer that gives the logits
 */
public record PeftHead(Optional<Layer> inner, Layer outer) {

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

    /** Finds the head among tensors named as in the transformers library, if there is one. */
    static Optional<PeftHead> of(Map<String, Parameter> tensors) {
        for (String name : new String[] {"classifier", "score"}) {
            Optional<Layer> single = layer(tensors, name);
            if (single.isPresent()) {
                return single.map(layer -> new PeftHead(Optional.empty(), layer));
            }
        }
        for (String name : new String[] {"classifier", "classification_head"}) {
            Optional<Layer> outer = layer(tensors, name + ".out_proj");
            if (outer.isPresent()) {
                return outer.map(layer -> new PeftHead(layer(tensors, name + ".dense"), layer));
            }
        }
        return Optional.empty();
    }

    private static Optional<Layer> layer(Map<String, Parameter> tensors, String name) {
        Parameter weight = tensors.get(name + ".weight");
        Parameter bias = tensors.get(name + ".bias");
        return weight == null || bias == null ? Optional.empty() : Optional.of(new Layer(weight, bias));
    }
}
