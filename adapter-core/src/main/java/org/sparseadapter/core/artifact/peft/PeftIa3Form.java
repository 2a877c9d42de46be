// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.Ia3;
import org.sparseadapter.core.adapter.Ia3Target;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SitePoint;

/**
 * PEFT's (IA)3. It has the factors themselves, {@code 1 + d}, each at a module: {@code [n, 1]} scales what the module gives,
 * {@code [1, n]} (its {@code feedforward_modules}) what goes in.
 */
final class PeftIa3Form implements PeftForm<Ia3> {

    private static final String ENDING = ".ia3_l";
    private static final String FEED_FORWARD = "feedforward_modules";

    /** The point before a projection. */
    private static final Map<SitePoint, SitePoint> INPUTS = Map.of(
            SitePoint.ATTENTION_OUTPUT, SitePoint.ATTENTION_CONTEXT,
            SitePoint.CROSS_ATTENTION_OUTPUT, SitePoint.CROSS_ATTENTION_CONTEXT,
            SitePoint.FFN_OUTPUT, SitePoint.FFN_INTERMEDIATE);

    /** The projections whose inputs are scaled. */
    private static final Map<Ia3Target, LoraTarget> INPUT_TARGETS = Map.of(
            Ia3Target.ATTENTION, LoraTarget.ATTENTION_OUTPUT,
            Ia3Target.FFN, LoraTarget.FFN_OUTPUT);

    /** The projections whose outputs are scaled. */
    private static final Map<Ia3Target, LoraTarget> OUTPUT_TARGETS = Map.of(
            Ia3Target.QUERY, LoraTarget.QUERY,
            Ia3Target.KEY, LoraTarget.KEY,
            Ia3Target.VALUE, LoraTarget.VALUE);

    @Override
    public Class<Ia3> type() {
        return Ia3.class;
    }

    @Override
    public String peftType() {
        return "IA3";
    }

    @Override
    public List<String> endings() {
        return List.of(ENDING);
    }

    @Override
    public Content<Ia3> read(PeftJson file, List<PeftTensor> tensors, BaseModelInfo base) {
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        Set<Ia3Target> targets = EnumSet.noneOf(Ia3Target.class);
        for (PeftTensor tensor : tensors) {
            Site site = site(tensor);
            targets.add(target(site.point()).orElseThrow(() -> noCounterpart(tensor)));
            parameters.put(Ia3.name(site), shifted(tensor.values(), -1, true));
        }
        return new Content<>(new Ia3(targets, PeftAdapter.layers(tensors, base)), parameters);
    }

    private static Site site(PeftTensor tensor) {
        long[] shape = tensor.values().shape();
        Site projection = tensor.projection();
        if (shape.length != 2 || Math.min(shape[0], shape[1]) != 1) {
            throw new ArtifactException(
                    projection.path() + ENDING + ": expected shape [n, 1] or [1, n], found " + Arrays.toString(shape));
        }
        if (shape[1] == 1) {
            return projection;
        }
        return Optional.ofNullable(INPUTS.get(projection.point()))
                .map(point -> new Site(projection.layer(), point))
                .orElseThrow(() -> noCounterpart(tensor));
    }

    private static Optional<Ia3Target> target(SitePoint point) {
        return Arrays.stream(Ia3Target.values())
                .filter(target -> target.points(true).anyMatch(point::equals))
                .findFirst();
    }

    private static ArtifactException noCounterpart(PeftTensor tensor) {
        boolean scalesInput = tensor.values().shape()[0] == 1;
        return new ArtifactException(tensor.projection().path() + ENDING + ": scaling the "
                + (scalesInput ? "input" : "output") + " of this projection has no counterpart here; " + FEED_FORWARD
                + " says which");
    }

    @Override
    public Map<String, Parameter> tensors(Site projection, SortedMap<String, Parameter> own) {
        Optional<Parameter> output = Optional.ofNullable(own.get(Ia3.name(projection)));
        Optional<Parameter> input = Optional.ofNullable(INPUTS.get(projection.point()))
                .map(point -> own.get(Ia3.name(new Site(projection.layer(), point))));
        return output.map(values -> shifted(values, 1, true))
                .or(() -> input.map(values -> shifted(values, 1, false)))
                .map(values -> Map.of(ENDING, values))
                .orElse(Map.of());
    }

    /** A vector with a number added to each of its elements, as a column or as a row. */
    private static Parameter shifted(Parameter vector, float by, boolean column) {
        float[] values = vector.dense();
        for (int i = 0; i < values.length; i++) {
            values[i] += by;
        }
        return new DenseParameter(column ? new long[] {values.length, 1} : new long[] {1, values.length}, values);
    }

    @Override
    public Set<LoraTarget> projections(Ia3 config) {
        Set<LoraTarget> projections = EnumSet.noneOf(LoraTarget.class);
        projections.addAll(of(config, OUTPUT_TARGETS));
        projections.addAll(of(config, INPUT_TARGETS));
        return projections;
    }

    private static Set<LoraTarget> of(Ia3 config, Map<Ia3Target, LoraTarget> projections) {
        return config.targets().stream()
                .filter(projections::containsKey)
                .map(projections::get)
                .collect(Collectors.toSet());
    }

    @Override
    public void write(Ia3 config, ObjectNode json, Function<Set<LoraTarget>, Collection<String>> modules) {
        modules.apply(of(config, INPUT_TARGETS)).forEach(json.putArray(FEED_FORWARD)::add);
        json.put("init_ia3_weights", true);
    }
}
