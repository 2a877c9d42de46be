// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterInitialiser;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.Fusion;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.adapter.Mam;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.prune.UniformScores;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.task.AnswerSettings;
import org.sparseadapter.core.task.GenerationSettings;
import org.sparseadapter.core.task.PooledSettings;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Digests;

/** The artifacts that version 0.1 wrote into the folder of fixtures, as {@link CompatibilityFixtures} made them. */
final class CompatibilityArtifacts {

    private static final long SEED = 5;
    private static final LayerSelection FIRST = LayerSelection.of(List.of(0));

    private final Map<String, byte[]> written = new LinkedHashMap<>();

    private CompatibilityArtifacts() {}

    static Map<String, byte[]> write() {
        CompatibilityArtifacts artifacts = new CompatibilityArtifacts();
        artifacts.onEncoders();
        artifacts.onBart();
        return artifacts.written;
    }

    private void onEncoders() {
        BaseModelInfo bert = Exchanged.base("bert-tiny");
        HeadConfig labels =
                new HeadConfig(TaskKind.CLASSIFICATION, Pooling.MEAN, List.of("no", "peut-\u00eatre", "yes"), 0.1, 32);
        HeadConfig two =
                new HeadConfig(TaskKind.REGRESSION, Pooling.POOLER, List.of(), 0.25, 24, new PooledSettings(2));
        HeadConfig answers =
                new HeadConfig(TaskKind.QUESTION_ANSWERING, Pooling.CLS, List.of(), 0, 30, new AnswerSettings(9, 5));
        Houlsby houlsby = new Houlsby(2, Activation.GELU, LayerSelection.all());
        Pfeiffer pfeiffer = new Pfeiffer(3, Activation.SILU, LayerSelection.of(List.of(0, 2)));
        trained("houlsby-labels", coded(initial(houlsby, labels, bert)), Precision.F16);
        trained("pfeiffer-value-two-layers", seeded(initial(pfeiffer, two, bert)), Precision.F16);
        trained("lora-answers", seeded(initial(new Lora(2, 5.5, every(), FIRST), answers, bert)), Precision.F32);
        trained("none-labels", initial(new HeadOnly(), labels, bert), Precision.F32);
        Mam mam = new Mam(2, 3, 4, 4, Activation.TANH, FIRST);
        started("mam-initial", coded(initial(mam, labels, bert)));
        trained("mam-trained", coded(initial(mam, labels, bert)), Precision.F16);
        started("wide-mam-initial", seeded(initial(mam.widened(2), labels, bert)));
        fusion(labels, bert, houlsby, pfeiffer);
        HeadConfig classifier = new HeadConfig(
                TaskKind.CLASSIFICATION, Pooling.CLS, List.of("bad", "good"), 0.1, 16, new PooledSettings(2));
        // As an import from another library: no mask anywhere.
        Lora dense = new Lora(1, 16, Lora.DEFAULT_TARGETS, LayerSelection.of(List.of(1)));
        trained(
                "imported-lora-labels-two-layers",
                initial(dense, classifier, Exchanged.base("roberta-tiny")),
                Precision.F32);
    }

    private void fusion(HeadConfig head, BaseModelInfo bert, AdapterConfig first, AdapterConfig second) {
        byte[] one = written.get("houlsby-labels");
        byte[] other = written.get("pfeiffer-value-two-layers");
        List<AdapterState> parts = List.of(
                ArtifactReader.read(one).state(), ArtifactReader.read(other).state());
        Fusion fusion = new Fusion(List.of(
                PartRef.parse("first@1").pinned(Digests.sha256(one)),
                PartRef.parse("second@3").pinned(Digests.sha256(other))));
        trained("fusion-labels", coded(AdapterInitialiser.initial(fusion, parts, head, bert, SEED)), Precision.F16);
    }

    private void onBart() {
        BaseModelInfo bart = Exchanged.base("bart-tiny");
        HeadConfig texts = new HeadConfig(
                TaskKind.SEQUENCE_TO_SEQUENCE,
                Pooling.LAST,
                List.of(),
                0.1,
                20,
                new GenerationSettings(3, 12, 2, 2, 0.5));
        HeadConfig classifier = new HeadConfig(
                TaskKind.CLASSIFICATION, Pooling.LAST, List.of("bad", "good"), 0.1, 16, new PooledSettings(2));
        LayerSelection both = LayerSelection.of(List.of(1, 2));
        trained("houlsby-texts", coded(initial(new Houlsby(2, Activation.RELU, both), texts, bart)), Precision.F16);
        trained("mam-texts", seeded(initial(new Mam(2, 2, 2, 2, Activation.RELU, both), texts, bart)), Precision.F16);
        trained("lora-labels-on-bart", coded(initial(new Lora(1, 2, every(), both), classifier, bart)), Precision.F16);
    }

    private static Set<LoraTarget> every() {
        return Set.of(LoraTarget.values());
    }

    private static AdapterState initial(AdapterConfig config, HeadConfig head, BaseModelInfo base) {
        return AdapterInitialiser.initial(config, head, base, SEED);
    }

    private void trained(String name, AdapterState state, Precision precision) {
        ObjectNode recipe = JsonNodeFactory.instance.objectNode();
        recipe.putObject("imported").put("format", "peft");
        written.put(
                name,
                ArtifactWriter.write(
                        new Artifact(ArtifactKind.ADAPTER, lively(state).servingForm(), recipe), precision));
    }

    private void started(String name, AdapterState state) {
        ObjectNode recipe = JsonNodeFactory.instance.objectNode().put("base", state.baseDigest());
        written.put(name, ArtifactWriter.write(new Artifact(ArtifactKind.INITIAL, state, recipe), Precision.F32));
    }

    /** Two fifths of each prunable matrix, coded. */
    private static AdapterState coded(AdapterState state) {
        return masked(state, Optional.empty());
    }

    /** Two fifths of each prunable matrix, by seed. */
    private static AdapterState seeded(AdapterState state) {
        return masked(state, Optional.of(SEED));
    }

    private static AdapterState masked(AdapterState state, Optional<Long> seed) {
        SortedMap<String, Parameter> parameters = new TreeMap<>(state.parameters());
        state.prunable().forEach((name, matrix) -> {
            Mask drawn = Mask.seededRandom(
                    matrix.size(), matrix.size() * 2 / 5, UniformScores.seedOf(seed.orElse(1L), name));
            Mask mask = seed.isPresent() ? drawn : Mask.ofIndices(drawn.size(), drawn.indices());
            parameters.put(name, SparseParameter.of(matrix.shape(), mask, matrix.dense()));
        });
        return state.withParameters(parameters);
    }

    /** No value is zero inside its mask. */
    private static AdapterState lively(AdapterState state) {
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        state.parameters()
                .forEach((name, parameter) -> parameters.put(
                        name,
                        parameter.withValues(AdapterInitialiser.normal("lively." + name, parameter.size(), SEED))));
        return state.withParameters(parameters);
    }
}
