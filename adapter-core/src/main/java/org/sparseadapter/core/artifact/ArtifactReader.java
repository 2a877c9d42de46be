// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.safetensors.FiniteValues;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.safetensors.SafetensorsLimits;
import org.sparseadapter.core.safetensors.TensorInfo;
import org.sparseadapter.core.safetensors.TensorType;
import org.sparseadapter.core.safetensors.TensorValues;
import org.sparseadapter.core.text.Quoted;

/**
 * Reads artifacts, strictly: whatever is not exactly what {@link ArtifactWriter} writes is refused, and a hostile file
 * costs no more memory than its own length and the masks it may describe.
 */
public final class ArtifactReader {

    /** The largest file that is looked at. */
    private static final long MOST_BYTES = 1L << 30;

    private final Safetensors container;
    private final PartSource parts;
    private final ArtifactMetadata metadata;
    private final SortedMap<String, Parameter> parameters = new TreeMap<>();

    private ArtifactReader(Safetensors container, PartSource parts) {
        this.container = container;
        this.parts = parts;
        this.metadata = ArtifactMetadata.read(container.metadata());
    }

    /**
     * Reads an artifact of an adapter without parts.
     *
     * @throws ArtifactException when the bytes are not one, saying where and what was expected
     */
    public static Artifact read(byte[] bytes) {
        return read(bytes, PartSource.none());
    }

    /** The digest of the base model that an artifact says it was made for; nothing else of it is decoded. */
    public static String baseDigest(byte[] bytes) {
        return new ArtifactReader(Safetensors.read(bytes, SafetensorsLimits.ARTIFACT), PartSource.none())
                .metadata.baseDigest();
    }

    /**
     * Reads an uploaded artifact of an adapter without parts: the shapes that it claims are held to those of the
     * base model before anything of their size is made.
     *
     * @throws ArtifactException when the bytes are not one, or do not fit the base model
     */
    public static Artifact read(byte[] bytes, BaseModelInfo base) {
        ArtifactReader reader =
                new ArtifactReader(Safetensors.read(bytes, SafetensorsLimits.ARTIFACT), PartSource.none());
        BaseFit.requireClaims(reader.metadata, reader.container.tensors(), base);
        Artifact artifact = reader.read();
        BaseFit.require(artifact.state(), base);
        return artifact;
    }

    /**
     * Reads an artifact together with its parts.
     *
     * @param parts where a fusion's parts are to be had by the digests that it names
     * @throws ArtifactException when the bytes are not one, or a part is missing, not what its digest says, not a trained
     *     adapter of a kind that can be fused, or of another base model
     */
    public static Artifact read(byte[] bytes, PartSource parts) {
        return new ArtifactReader(Safetensors.read(bytes, SafetensorsLimits.ARTIFACT), parts).read();
    }

    /**
     * Reads an artifact's file.
     *
     * @throws ArtifactException when it is not one
     */
    public static Artifact read(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes > MOST_BYTES) {
            throw new ArtifactException("expected at most " + MOST_BYTES + " bytes, found " + bytes);
        }
        return read(Files.readAllBytes(file));
    }

    private Artifact read() {
        metadata.matrices().forEach((name, entry) -> parameters.put(name, sparse(name, entry)));
        container.tensors().keySet().stream().filter(name -> !isPart(name)).forEach(name -> {
            if (parameters.put(name, dense(name)) != null) {
                throw new ArtifactException("tensor " + Quoted.text(name) + ": there is a sparse matrix of this name");
            }
        });
        requireHead();
        return new Artifact(
                metadata.kind(),
                new AdapterState(
                        metadata.adapter(),
                        metadata.head(),
                        metadata.baseDigest(),
                        parameters,
                        PartReader.read(metadata, parts)),
                metadata.recipe());
    }

    private SparseParameter sparse(String name, MatrixEntry entry) {
        String valuesName = name + ArtifactFormat.VALUES_SUFFIX;
        TensorInfo tensor = container.tensor(valuesName);
        if (tensor.shape().size() != 1 || tensor.elements() != entry.kept()) {
            throw new ArtifactException("tensor " + Quoted.text(valuesName) + ": expected the " + entry.kept()
                    + " kept values, found shape " + tensor.shape());
        }
        float[] values = values(valuesName, tensor);
        return new SparseParameter(entry.shape(), mask(name, entry), values);
    }

    private Mask mask(String name, MatrixEntry entry) {
        if (entry.seed().isPresent()) {
            if (container.tensors().containsKey(name + ArtifactFormat.MASK_SUFFIX)) {
                throw new ArtifactException("matrix " + name + ": has a coded mask and a seed for one");
            }
            try {
                return Mask.seededRandom(
                        entry.size(), entry.kept(), entry.seed().get());
            } catch (IllegalArgumentException e) {
                throw new ArtifactException("matrix " + name + ": " + e.getMessage(), e);
            }
        }
        String maskName = name + ArtifactFormat.MASK_SUFFIX;
        TensorInfo tensor = container.tensor(maskName);
        if (tensor.type() != TensorType.U8 || tensor.shape().size() != 1) {
            throw TensorValues.wrongType(maskName, tensor, "U8 in one dimension");
        }
        ByteBuffer view = container.bytes(maskName);
        byte[] coded = new byte[view.remaining()];
        view.get(coded);
        try {
            return MaskCoder.decode(coded, entry.size(), entry.kept());
        } catch (SafetensorsException e) {
            throw new ArtifactException("matrix " + name + ": " + e.getMessage(), e);
        }
    }

    private DenseParameter dense(String name) {
        if (!ArtifactFormat.isParameterName(name)) {
            throw new ArtifactException("tensor " + Quoted.text(name) + " belongs to no matrix");
        }
        TensorInfo tensor = container.tensor(name);
        if (tensor.shape().isEmpty() || tensor.shape().size() > 2 || tensor.elements() == 0) {
            throw new ArtifactException(
                    "tensor " + Quoted.text(name) + ": expected a vector or a matrix, found shape " + tensor.shape());
        }
        return new DenseParameter(tensor.dimensions(), values(name, tensor));
    }

    private float[] values(String name, TensorInfo tensor) {
        if (tensor.type() != TensorType.F32 && tensor.type() != TensorType.F16) {
            throw TensorValues.wrongType(name, tensor, "F32 or F16");
        }
        return FiniteValues.require(name, container.floats(name));
    }

    private boolean isPart(String tensor) {
        return ArtifactFormat.isPartOf(tensor, metadata.matrices().keySet());
    }

    private void requireHead() {
        int outputs = metadata.head().outputs();
        requireInnerHead(metadata.head().layers() > 1);
        Parameter weight = parameters.get(AdapterState.HEAD_WEIGHT);
        Parameter bias = parameters.get(AdapterState.HEAD_BIAS);
        if (outputs == 0) {
            if (weight != null || bias != null) {
                throw new ArtifactException(
                        "expected no head for " + metadata.head().kind().word() + ", found one");
            }
            return;
        }
        boolean fits = weight instanceof DenseParameter
                && bias instanceof DenseParameter
                && weight.shape().length == 2
                && weight.shape()[0] == outputs
                && Arrays.equals(bias.shape(), new long[] {outputs});
        if (!fits) {
            throw new ArtifactException("expected a head of " + outputs + " rows, one for each output, in "
                    + AdapterState.HEAD_WEIGHT + " and " + AdapterState.HEAD_BIAS);
        }
    }

    private void requireInnerHead(boolean expected) {
        for (String name : new String[] {AdapterState.HEAD_INNER_WEIGHT, AdapterState.HEAD_INNER_BIAS}) {
            Parameter parameter = parameters.get(name);
            boolean fits = expected ? parameter instanceof DenseParameter : parameter == null;
            if (!fits) {
                throw new ArtifactException("expected a head of "
                        + metadata.head().layers() + " layers, " + (expected ? "found no " : "found ") + name);
            }
        }
    }
}
