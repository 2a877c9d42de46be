// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

/** Adapters to test with. */
final class SampleAdapters {

    private SampleAdapters() {}

    /** One of every kind, small. */
    static Stream<AdapterConfig> everyKind() {
        return Stream.of(
                new Houlsby(4, Activation.GELU, LayerSelection.all()),
                new Pfeiffer(4, Activation.TANH, LayerSelection.all()),
                new Lora(3, 6, Lora.DEFAULT_TARGETS, LayerSelection.all()),
                new Lora(2, 4, Set.of(LoraTarget.values()), LayerSelection.of(List.of(0, 2))),
                new Ia3(Ia3.DEFAULT_TARGETS, LayerSelection.all()),
                new Ia3(Set.of(Ia3Target.values()), LayerSelection.of(List.of(1, 2))),
                FUSION,
                new Mam(4, 3, 5, 4, Activation.TANH, LayerSelection.all()),
                new Mam(4, 2, 5, 4, Activation.TANH, LayerSelection.of(List.of(1))).servingForm(),
                new HeadOnly());
    }

    /** With {@link #everyKind}, at least two values of every field, so that none is written without being read. */
    static Stream<AdapterConfig> otherSettings() {
        LayerSelection one = LayerSelection.of(List.of(1));
        return Stream.of(
                new Houlsby(3, Activation.SILU, one),
                new Pfeiffer(2, Activation.GELU, one),
                new Fusion(List.of(PartRef.parse("third@2"), PartRef.parse("first@1"))),
                new Mam(6, 2, 4, 2, Activation.GELU, one, 2, true));
    }

    /** Of the parts that {@link #parts} makes. */
    static final Fusion FUSION = new Fusion(List.of(PartRef.parse("first@1"), PartRef.parse("second@3")));

    /** A Houlsby adapter in every layer and a Pfeiffer adapter in layer 1, lively. */
    static List<AdapterState> parts(AdapterConfig config, BaseModelInfo base) {
        return config.parts().isEmpty()
                ? List.of()
                : List.of(
                        lively(new Houlsby(3, Activation.TANH, LayerSelection.all()), base),
                        lively(new Pfeiffer(2, Activation.GELU, LayerSelection.of(List.of(1))), base));
    }

    static HeadConfig head() {
        return new HeadConfig(TaskKind.CLASSIFICATION, Pooling.MEAN, List.of("no", "perhaps", "yes"), 0.1, 32);
    }

    static AdapterState initial(AdapterConfig config, BaseModelInfo base) {
        return AdapterInitialiser.initial(config, parts(config, base), head(), base, 7);
    }

    /** Every value drawn at random and ten times as large as usual: no side is zero, so that every path counts. */
    static AdapterState lively(AdapterConfig config, BaseModelInfo base) {
        return enlivened(initial(config, base));
    }

    /** Likewise of a given adapter. */
    static AdapterState enlivened(AdapterState initial) {
        SortedMap<String, Parameter> values = new TreeMap<>();
        initial.parameters().forEach((name, parameter) -> {
            float[] drawn = AdapterInitialiser.normal(name, parameter.size(), 11);
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] *= 10;
            }
            values.put(name, parameter.withValues(drawn));
        });
        return initial.withParameters(values);
    }
}
