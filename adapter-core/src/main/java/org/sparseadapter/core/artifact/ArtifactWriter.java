// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.sparseadapter.core.adapter.AdapterJson;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.safetensors.FiniteValues;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.core.safetensors.TensorType;
import org.sparseadapter.core.text.Quoted;

/** Writes artifacts. Equal artifacts give equal bytes, so their digest is that of the content. */
public final class ArtifactWriter {

    private final SafetensorsWriter container = new SafetensorsWriter();
    private final ObjectNode matrices = JsonNodeFactory.instance.objectNode();
    private final Precision precision;

    private ArtifactWriter(Precision precision) {
        this.precision = precision;
    }

    /**
     * Writes an artifact.
     *
     * @throws ArtifactException when a value is not finite, or too large for the precision, naming the tensor; or when a
     *     fusion's parts are not pinned
     */
    public static byte[] write(Artifact artifact, Precision precision) {
        return new ArtifactWriter(precision).write(artifact);
    }

    private byte[] write(Artifact artifact) {
        AdapterState state = artifact.state();
        for (PartRef part : state.config().parts()) {
            if (part.digest().isEmpty()) {
                throw new ArtifactException("part " + part + ": an artifact names its parts by digest");
            }
        }
        for (Map.Entry<String, Parameter> entry : state.parameters().entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
        return container
                .metadata(ArtifactFormat.FORMAT, ArtifactFormat.FORMAT_NAME)
                .metadata(ArtifactFormat.FORMAT_VERSION, ArtifactFormat.version(state.head()))
                .metadata(ArtifactFormat.KIND, ArtifactMetadata.kindWord(artifact.kind()))
                .metadata(ArtifactFormat.BASE_DIGEST, state.baseDigest())
                .metadata(
                        ArtifactFormat.ADAPTER,
                        AdapterJson.write(state.config()).toString())
                .metadata(ArtifactFormat.HEAD, HeadJson.write(state.head()).toString())
                .metadata(ArtifactFormat.RECIPE, artifact.recipe().toString())
                .metadata(ArtifactFormat.MASK_CODER, MaskCoder.NAME)
                .metadata(ArtifactFormat.MATRICES, matrices.toString())
                .toBytes();
    }

    private void write(String name, Parameter parameter) {
        if (!ArtifactFormat.isParameterName(name)) {
            throw new ArtifactException("not a parameter's name: " + Quoted.text(name));
        }
        if (parameter instanceof SparseParameter sparse) {
            Mask mask = sparse.mask();
            matrices.set(name, MatrixEntry.write(sparse));
            values(name + ArtifactFormat.VALUES_SUFFIX, new long[] {mask.kept()}, sparse.values());
            if (mask.seed().isEmpty()) {
                byte[] coded = MaskCoder.encode(mask);
                container.bytes(name + ArtifactFormat.MASK_SUFFIX, TensorType.U8, new long[] {coded.length}, coded);
            }
        } else if (parameter instanceof DenseParameter dense) {
            values(name, dense.shape(), dense.values());
        }
    }

    private void values(String name, long[] shape, float[] values) {
        FiniteValues.require(name, values);
        switch (precision) {
            case F32 -> container.floats(name, shape, values);
            case F16 -> container.halves(name, shape, values);
            default -> throw new IllegalStateException("unknown precision " + precision);
        }
    }
}
