// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparseadapter.core.TaskSamples;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.safetensors.HalfFloat;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.safetensors.SafetensorsLimits;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Digests;

class ArtifactTest {

    @Property(tries = 200)
    void comesBackAsItWas(
            @ForAll @IntRange(min = 1, max = 12) int bottleneck,
            @ForAll @IntRange(min = 1, max = 40) int hidden,
            @ForAll @DoubleRange(max = 0.99) double sparsity,
            @ForAll boolean seeded,
            @ForAll long seed) {
        Artifact artifact = SampleArtifacts.artifact(bottleneck, hidden, sparsity, seeded, seed);
        byte[] bytes = ArtifactWriter.write(artifact, Precision.F32);
        Artifact back = ArtifactReader.read(bytes);
        assertThat(back).isEqualTo(artifact);
        assertThat(ArtifactWriter.write(back, Precision.F32)).isEqualTo(bytes);
    }

    @Property(tries = 50)
    void halvesComeBackRoundedAndThenStay(@ForAll long seed) {
        Artifact artifact = SampleArtifacts.artifact(8, 32, 0.8, false, seed);
        byte[] bytes = ArtifactWriter.write(artifact, Precision.F16);
        Artifact back = ArtifactReader.read(bytes);
        assertThat(ArtifactWriter.write(back, Precision.F16)).isEqualTo(bytes);
        artifact.state().parameters().forEach((name, parameter) -> {
            float[] before = parameter.dense();
            float[] after = back.state().parameters().get(name).dense();
            for (int i = 0; i < before.length; i++) {
                assertThat(after[i]).isEqualTo(HalfFloat.toFloat(HalfFloat.fromFloat(before[i])));
            }
        });
    }

    @Test
    void aSeededMaskStoresNoPositions() {
        Safetensors seeded = Safetensors.read(
                ArtifactWriter.write(SampleArtifacts.artifact(8, 64, 0.8, true, 3), Precision.F16),
                SafetensorsLimits.ARTIFACT);
        assertThat(seeded.tensors().keySet()).noneMatch(name -> name.endsWith(".mask"));
    }

    @Test
    void isEightTimesSmallerThanDenseFloatsAtEightyPercent() {
        Artifact artifact = SampleArtifacts.artifact(64, 384, 0.8, false, 1);
        Safetensors file = Safetensors.read(ArtifactWriter.write(artifact, Precision.F16), SafetensorsLimits.ARTIFACT);
        long sparse = file.tensors().entrySet().stream()
                .filter(entry ->
                        entry.getKey().endsWith(".values") || entry.getKey().endsWith(".mask"))
                .mapToLong(entry -> entry.getValue().end() - entry.getValue().begin())
                .sum();
        double dense = 2 * 64 * 384 * Float.BYTES;
        assertThat(dense / sparse).isGreaterThan(8);
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Artifact artifact = SampleArtifacts.artifact(4, 16, 0.5, false, 1);
        Path file = Files.write(folder.resolve("a.safetensors"), ArtifactWriter.write(artifact, Precision.F32));
        assertThat(ArtifactReader.read(file)).isEqualTo(artifact);
    }

    /** Files written by the first version must be readable for ever, and the same content must keep its digest. */
    @Test
    void theFormatNeverChanges() throws IOException {
        Artifact coded = SampleArtifacts.artifact(4, 16, 0.5, false, 1);
        Artifact seeded = SampleArtifacts.artifact(4, 16, 0.8, true, 2);
        assertThat(ArtifactWriter.write(coded, Precision.F32)).isEqualTo(golden("coded-f32-v1"));
        assertThat(ArtifactReader.read(golden("coded-f32-v1"))).isEqualTo(coded);
        assertThat(ArtifactWriter.write(seeded, Precision.F16)).isEqualTo(golden("seeded-f16-v1"));
    }

    @ParameterizedTest
    @EnumSource(TaskKind.class)
    void keepsTheHeadOfEveryKindOfTask(TaskKind kind) {
        HeadConfig head =
                new HeadConfig(kind, Pooling.MEAN, TaskSamples.labels(kind), 0, 32, TaskSamples.settings(kind));
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        head.parameters(SampleArtifacts.WRITER)
                .forEach(spec -> parameters.put(spec.name(), new DenseParameter(spec.shape(), new float[spec.size()])));
        AdapterState state = new AdapterState(new HeadOnly(), head, Digests.sha256(new byte[0]), parameters);
        byte[] file = ArtifactWriter.write(
                new Artifact(ArtifactKind.ADAPTER, state, JsonNodeFactory.instance.objectNode()), Precision.F32);

        assertThat(ArtifactReader.read(file).state()).isEqualTo(state);
    }

    @Test
    void keepsAStarvedMatrix() {
        Artifact artifact = with("layer.0.ffn_output.up.weight", starved());
        Artifact back = ArtifactReader.read(ArtifactWriter.write(artifact, Precision.F16));
        assertThat(back.state().parameters().get("layer.0.ffn_output.up.weight"))
                .isEqualTo(starved());
    }

    @Test
    void refusesToWriteWhatIsNoNumber() {
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            Artifact artifact = with("head.bias", new DenseParameter(new long[] {2}, new float[] {0, value}));
            assertThatThrownBy(() -> ArtifactWriter.write(artifact, Precision.F32))
                    .isInstanceOf(SafetensorsException.class)
                    .hasMessageContaining("\"head.bias\": value 1 is ");
        }
    }

    @Test
    void refusesToRoundIntoInfinity() {
        Artifact artifact = with("head.bias", new DenseParameter(new long[] {2}, new float[] {0, 70_000}));
        assertThat(ArtifactReader.read(ArtifactWriter.write(artifact, Precision.F32)))
                .isEqualTo(artifact);
        assertThatThrownBy(() -> ArtifactWriter.write(artifact, Precision.F16))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("head.bias")
                .hasMessageContaining("65504");
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = ArtifactTest.class.getResourceAsStream(name + ".safetensors")) {
            return in.readAllBytes();
        }
    }

    private static SparseParameter starved() {
        return new SparseParameter(new long[] {16, 4}, Mask.ofIndices(64, new int[0]), new float[0]);
    }

    private static Artifact with(String name, Parameter parameter) {
        Artifact artifact = SampleArtifacts.artifact(4, 16, 0.5, false, 1);
        SortedMap<String, Parameter> parameters = new TreeMap<>(artifact.state().parameters());
        parameters.put(name, parameter);
        return new Artifact(artifact.kind(), artifact.state().withParameters(parameters), artifact.recipe());
    }
}
