// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.task.HeadLevel;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.text.Quoted;

/**
 * The head that was trained and saved with an adapter. Of classifiers: on BERT one layer over the pooler's output, on
 * RoBERTa and BART two with a tanh between them, over the state of the first or the last token. Of question answering: one
 * layer over every token.
 *
 * @param level whether it answers for a sequence or for every token
 * @param inner the first of two layers
 * @param outer the layer that gives the logits
 */
public record PeftHead(HeadLevel level, Optional<Layer> inner, Layer outer) {

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
        return switch (level) {
            case SEQUENCE ->
                options.head(Optional.empty(), outputs, List.of(), pooling(base), inner.isPresent() ? 2 : 1, base);
            case TOKEN -> options.answers(outputs, pooling(base), base);
            case DECODER -> throw new IllegalStateException("a decoder's token head is the base model's own");
        };
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

    /**
     * Finds the head among tensors named as in the transformers library, if there is one.
     *
     * @throws ArtifactException when there is anything else among them: it was trained too, and would be missing
     */
    static Optional<PeftHead> of(SortedMap<String, Parameter> tensors) {
        SortedMap<String, Parameter> rest = new TreeMap<>(tensors);
        Optional<PeftHead> head = found(rest);
        if (!rest.isEmpty()) {
            throw new ArtifactException("tensor " + Quoted.text(rest.firstKey())
                    + " was trained too, and has no counterpart beside an adapter and its head");
        }
        return head;
    }

    private static Optional<PeftHead> found(SortedMap<String, Parameter> rest) {
        for (String name : new String[] {"classifier", "score"}) {
            Optional<Layer> single = layer(rest, name);
            if (single.isPresent()) {
                return single.map(layer -> new PeftHead(HeadLevel.SEQUENCE, Optional.empty(), layer));
            }
        }
        for (String name : new String[] {"classifier", "classification_head"}) {
            Optional<Layer> inner = layer(rest, name + ".dense");
            Optional<Layer> outer = inner.flatMap(dense -> layer(rest, name + ".out_proj"));
            if (outer.isPresent()) {
                return outer.map(layer -> new PeftHead(HeadLevel.SEQUENCE, inner, layer));
            }
        }
        return layer(rest, "qa_outputs").map(layer -> new PeftHead(HeadLevel.TOKEN, Optional.empty(), layer));
    }

    /** Takes a layer out of what is there. */
    private static Optional<Layer> layer(SortedMap<String, Parameter> rest, String name) {
        Optional<Parameter> weight = Optional.ofNullable(rest.get(name + ".weight"));
        Optional<Parameter> bias = Optional.ofNullable(rest.get(name + ".bias"));
        Optional<Layer> layer = weight.flatMap(matrix -> bias.map(vector -> new Layer(matrix, vector)));
        if (layer.isPresent()) {
            rest.remove(name + ".weight");
            rest.remove(name + ".bias");
        }
        return layer;
    }
}
