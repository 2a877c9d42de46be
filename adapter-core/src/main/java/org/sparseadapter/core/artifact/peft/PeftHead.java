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
import org.sparseadapter.core.task.HeadActivation;
import org.sparseadapter.core.task.HeadLayers;
import org.sparseadapter.core.task.HeadLevel;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.text.Quoted;

/**
 * The head that was trained and saved with an adapter: that of its family's class for sequence classification, of one layer
 * or two, or for question answering one layer over every token.
 *
 * @param level whether it answers for a sequence or for every token
 * @param pooling which vector of a sequence it sees; of no consequence over every token
 * @param inner the first of two layers
 * @param activation between the two
 * @param outer the layer that gives the logits
 */
public record PeftHead(
        HeadLevel level, Pooling pooling, Optional<Layer> inner, HeadActivation activation, Layer outer) {

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

    /** In the words of this library. */
    HeadConfig config(BaseModelInfo base, ImportOptions options) {
        int outputs = outer.bias().size();
        return switch (level) {
            case SEQUENCE -> options.head(Optional.empty(), outputs, List.of(), pooling, layers(), base);
            case TOKEN -> options.answers(outputs, pooling, base);
            case DECODER -> throw new IllegalStateException("a decoder's token head is the base model's own");
        };
    }

    private HeadLayers layers() {
        return inner.isPresent() ? new HeadLayers(2, activation) : HeadLayers.ONE;
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
    static Optional<PeftHead> of(SortedMap<String, Parameter> tensors, PeftFamily family) {
        SortedMap<String, Parameter> rest = new TreeMap<>(tensors);
        Optional<PeftHead> head = found(rest, family);
        if (!rest.isEmpty()) {
            throw new ArtifactException("tensor " + Quoted.text(rest.firstKey())
                    + " was trained too, and has no counterpart beside an adapter and its head");
        }
        return head;
    }

    private static Optional<PeftHead> found(SortedMap<String, Parameter> rest, PeftFamily family) {
        PeftClassifier classifier = family.classifier();
        Optional<Layer> outer = layer(rest, classifier.outer());
        if (outer.isEmpty()) {
            return layer(rest, TaskClass.ANSWERS)
                    .map(layer -> new PeftHead(
                            HeadLevel.TOKEN, family.answers(), Optional.empty(), HeadActivation.TANH, layer));
        }
        Optional<Layer> inner = classifier.inner().flatMap(name -> layer(rest, name));
        if (inner.isEmpty() && classifier.inner().isPresent()) {
            throw new ArtifactException("tensor " + Quoted.text(classifier.outer() + ".weight")
                    + " is the second layer of a head whose first, "
                    + classifier.inner().get()
                    + ", is not in the file; save it with modules_to_save=" + classifier.saved());
        }
        return outer.map(
                layer -> new PeftHead(HeadLevel.SEQUENCE, classifier.pooling(), inner, classifier.activation(), layer));
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
