// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterInitialiser;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.Fusion;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.Mam;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Digests;

/** Files of adapters that are made of others, and of those that are served in another form than they are trained in. */
class FusionArtifactTest {

    private static final BaseModelInfo BASE = base(SampleArtifacts.BASE, 16);
    private static final Mam MAM = new Mam(2, 3, 4, 4, Activation.RELU, LayerSelection.all());

    private final Map<String, byte[]> store = new HashMap<>();
    private final PartSource source = digest -> Optional.ofNullable(store.get(digest));
    private final PartRef first = stored("first@1", new Houlsby(2, Activation.RELU, LayerSelection.all()), 1, BASE);
    private final PartRef second = stored("second@4", new Pfeiffer(3, Activation.RELU, LayerSelection.all()), 2, BASE);

    @Test
    void aFusionComesBackWithItsParts() {
        Artifact fusion = fusion(first, second);
        byte[] bytes = ArtifactWriter.write(fusion, Precision.F32);
        Artifact back = ArtifactReader.read(bytes, source);
        assertThat(back).isEqualTo(fusion);
        assertThat(back.state().parts()).hasSize(2);
        assertThat(BaseFit.require(back.state(), BASE)).isSameAs(back.state());
        assertThat(Safetensors.read(bytes).metadata().get("adapter"))
                .contains("second@4@" + second.digest().orElseThrow());
    }

    @Test
    void aMissingPartIsNamed() {
        byte[] bytes = ArtifactWriter.write(fusion(first, second), Precision.F32);
        refused(() -> ArtifactReader.read(bytes), "part " + first + ": is missing");
        store.remove(second.digest().orElseThrow());
        refused(() -> ArtifactReader.read(bytes, source), "part " + second + ": is missing");
    }

    @Test
    void aPartThatIsNotWhatItsDigestSaysIsRefused() {
        byte[] bytes = ArtifactWriter.write(fusion(first, second), Precision.F32);
        String other = stored("other@1", new Houlsby(2, Activation.RELU, LayerSelection.all()), 3, BASE)
                .digest()
                .orElseThrow();
        store.put(first.digest().orElseThrow(), store.get(other));
        refused(() -> ArtifactReader.read(bytes, source), "part " + first + ": found a file of the digest " + other);
        store.put(first.digest().orElseThrow(), new byte[0]);
        refused(() -> ArtifactReader.read(bytes, source), "part " + first + ": found a file of the digest");
    }

    @Test
    void aPartOfAnotherBaseIsRefused() {
        String stranger = "sha256:" + "cd".repeat(32);
        PartRef foreign =
                stored("foreign@1", new Houlsby(2, Activation.RELU, LayerSelection.all()), 3, base(stranger, 16));
        refused(
                () -> ArtifactReader.read(naming(second, foreign), source),
                "part " + foreign + ": belongs to the base model " + stranger);
    }

    @Test
    void aPartOfAnotherShapeDoesNotFitTheBase() {
        PartRef narrow = stored(
                "narrow@1", new Houlsby(2, Activation.RELU, LayerSelection.all()), 3, base(SampleArtifacts.BASE, 8));
        AdapterState state = ArtifactReader.read(naming(second, narrow), source).state();
        refused(() -> BaseFit.require(state, BASE), "part " + narrow + ": tensor");
    }

    @Test
    void partsThatCannotBeFusedAreRefused() {
        PartRef lora = stored("lora@1", new Lora(2, 4, Lora.DEFAULT_TARGETS, LayerSelection.all()), 3, BASE);
        refused(
                () -> ArtifactReader.read(naming(second, lora), source),
                "part " + lora + ": expected a houlsby or pfeiffer adapter, found lora");
        PartRef nested = stored("nested@1", ArtifactWriter.write(fusion(first, second), Precision.F32));
        refused(
                () -> ArtifactReader.read(naming(second, nested), source),
                "part " + nested + ": expected a houlsby or pfeiffer adapter, found fusion");
        PartRef initial = stored(
                "initial@1",
                ArtifactWriter.write(artifact(ArtifactKind.INITIAL, initial(first(), List.of(), 5)), Precision.F32));
        refused(
                () -> ArtifactReader.read(naming(second, initial), source),
                "part " + initial + ": expected a trained adapter, found an artifact of kind INITIAL");
        PartRef rubbish = stored("rubbish@1", new byte[] {1, 2, 3});
        refused(() -> ArtifactReader.read(naming(second, rubbish), source), "part " + rubbish + ": ");
    }

    @Test
    void partsThatAreNotPinnedAreNotWritten() {
        PartRef loose = PartRef.parse("first@1");
        AdapterState state =
                AdapterInitialiser.initial(new Fusion(List.of(loose, second)), parts(first, second), head(), BASE, 1);
        refused(
                () -> ArtifactWriter.write(artifact(ArtifactKind.INITIAL, state), Precision.F32),
                "part first@1: an artifact names its parts by digest");
        byte[] unpinned = naming(first, second, "first@1@" + first.digest().orElseThrow(), "first@1");
        refused(() -> ArtifactReader.read(unpinned, source), "part first@1: an artifact names its parts by digest");
    }

    @Test
    void aTrainedMixAndMatchHoldsItsServingFormAndAnInitialOneTheOther() {
        AdapterState trained = initial(MAM, List.of(), 6);
        Artifact served = artifact(ArtifactKind.ADAPTER, trained);
        assertThat(served.state()).isEqualTo(trained.servingForm()).isNotEqualTo(trained);
        byte[] bytes = ArtifactWriter.write(served, Precision.F32);
        assertThat(ArtifactReader.read(bytes)).isEqualTo(served);
        assertThat(BaseFit.require(served.state(), BASE)).isSameAs(served.state());
        assertThat(Safetensors.read(bytes).tensors().keySet()).noneMatch(name -> name.startsWith("prefix."));

        Artifact initial = artifact(ArtifactKind.INITIAL, trained);
        assertThat(initial.state()).isSameAs(trained);
        assertThat(ArtifactReader.read(ArtifactWriter.write(initial, Precision.F32)))
                .isEqualTo(initial);
    }

    @Test
    void aFormThatDoesNotBelongToItsKindIsRefused() {
        AdapterState trained = initial(MAM, List.of(), 6);
        byte[] initial = ArtifactWriter.write(artifact(ArtifactKind.INITIAL, trained), Precision.F32);
        byte[] served = ArtifactWriter.write(artifact(ArtifactKind.ADAPTER, trained), Precision.F32);
        String said = "metadata adapter: expected folded to be true in trained adapters and in no other";
        refused(() -> ArtifactReader.read(changed(initial, "kind", "initial", "adapter")), said);
        refused(() -> ArtifactReader.read(changed(served, "kind", "adapter", "initial")), said);
    }

    private PartRef stored(String version, AdapterConfig config, long seed, BaseModelInfo base) {
        AdapterState state = AdapterInitialiser.initial(config, head(), base, seed);
        return stored(version, ArtifactWriter.write(artifact(ArtifactKind.ADAPTER, state), Precision.F32));
    }

    private PartRef stored(String version, byte[] bytes) {
        String digest = Digests.sha256(bytes);
        store.put(digest, bytes);
        return PartRef.parse(version).pinned(digest);
    }

    private Artifact fusion(PartRef... named) {
        return artifact(ArtifactKind.ADAPTER, initial(new Fusion(List.of(named)), parts(named), 4));
    }

    /** A fusion's file that names another second part than it was made of. */
    private byte[] naming(PartRef good, PartRef bad) {
        return naming(first, good, good.toString(), bad.toString());
    }

    private byte[] naming(PartRef one, PartRef other, String from, String to) {
        return changed(ArtifactWriter.write(fusion(one, other), Precision.F32), "adapter", from, to);
    }

    private List<AdapterState> parts(PartRef... named) {
        return List.of(named).stream()
                .map(part -> ArtifactReader.read(store.get(part.digest().orElseThrow()))
                        .state())
                .toList();
    }

    private static AdapterConfig first() {
        return new Houlsby(2, Activation.RELU, LayerSelection.all());
    }

    private static AdapterState initial(AdapterConfig config, List<AdapterState> parts, long seed) {
        return AdapterInitialiser.initial(config, parts, head(), BASE, seed);
    }

    private static Artifact artifact(ArtifactKind kind, AdapterState state) {
        return new Artifact(kind, state, JsonNodeFactory.instance.objectNode());
    }

    private static byte[] changed(byte[] file, String key, String from, String to) {
        Safetensors container = Safetensors.read(file);
        SafetensorsWriter writer = new SafetensorsWriter();
        container
                .metadata()
                .forEach((name, value) -> writer.metadata(name, name.equals(key) ? value.replace(from, to) : value));
        container.tensors().forEach((name, tensor) -> {
            byte[] bytes = new byte[(int) (tensor.end() - tensor.begin())];
            container.bytes(name).get(bytes);
            writer.bytes(name, tensor.type(), tensor.dimensions(), bytes);
        });
        return writer.toBytes();
    }

    private static void refused(ThrowingCallable call, String said) {
        assertThatThrownBy(call).isInstanceOf(SafetensorsException.class).hasMessageContaining(said);
    }

    private static HeadConfig head() {
        return new HeadConfig(TaskKind.CLASSIFICATION, Pooling.MEAN, List.of("no", "yes"), 0.1, 32);
    }

    private static BaseModelInfo base(String digest, int hidden) {
        return new BaseModelInfo(
                "tiny", ModelFamily.BERT, digest, 1_000, 2, 0, hidden, 4 * hidden, 100, 64, Pooling.MEAN, false);
    }
}
