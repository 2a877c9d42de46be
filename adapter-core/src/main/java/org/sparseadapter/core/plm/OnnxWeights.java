// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.sparseadapter.core.tensor.HostTensor;

/**
 * Weights of an exported ONNX graph under their Hugging Face names. Exporters keep the names of biases, norms and
 * embeddings, but fold matrices into anonymous constants stored {@code [in, out]}; which matrix is which follows from the
 * name of the node that multiplies with it, for example {@code /encoder/layer.0/attention/self/query/MatMul}.
 */
final class OnnxWeights {

    private OnnxWeights() {}

    /** All tensors that can be named; a tensor's values are read when asked for. */
    static Map<String, Supplier<HostTensor>> read(Path file) {
        GraphProto graph = parse(file).getGraph();
        Map<String, TensorProto> constants = new HashMap<>();
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        Map<String, Supplier<HostTensor>> named = new HashMap<>();
        constants.forEach((name, tensor) -> {
            if (tensor.getDataType() == TensorProto.DataType.FLOAT_VALUE) {
                named.put(name, () -> values(file, tensor));
            }
        });
        for (NodeProto node : graph.getNodeList()) {
            if (node.getInputCount() < 2 || !constants.containsKey(node.getInput(1))) {
                continue;
            }
            TensorProto matrix = constants.get(node.getInput(1));
            String weight = moduleOf(node.getName()) + ".weight";
            if (node.getOpType().equals("MatMul")) {
                named.put(weight, () -> values(file, matrix).transposed());
            } else if (node.getOpType().equals("Gemm")) {
                named.put(
                        weight,
                        () -> isTransposed(node)
                                ? values(file, matrix)
                                : values(file, matrix).transposed());
            }
        }
        return named;
    }

    private static ModelProto parse(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            CodedInputStream input =
                    CodedInputStream.newInstance(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            // Values stay in the mapped file instead of being copied to the heap.
            input.enableAliasing(true);
            return ModelProto.parseFrom(input);
        } catch (IOException e) {
            throw new BaseModelException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** {@code /encoder/layer.0/output/dense/MatMul} stands in module {@code encoder.layer.0.output.dense}. */
    private static String moduleOf(String node) {
        int last = node.lastIndexOf('/');
        int first = node.startsWith("/") ? 1 : 0;
        return last <= first ? "" : node.substring(first, last).replace('/', '.');
    }

    private static boolean isTransposed(NodeProto gemm) {
        return gemm.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals("transB"))
                .mapToLong(AttributeProto::getI)
                .anyMatch(value -> value == 1);
    }

    private static HostTensor values(Path file, TensorProto tensor) {
        List<Long> dims = tensor.getDimsList();
        long[] shape = dims.stream().mapToLong(Long::longValue).toArray();
        long expected = Arrays.stream(shape).reduce(1L, Math::multiplyExact);
        FloatBuffer values = tensor.getFloatDataCount() > 0
                ? FloatBuffer.wrap(floats(tensor.getFloatDataList()))
                : tensor.getRawData()
                        .asReadOnlyByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer();
        if (values.limit() != expected) {
            throw new BaseModelException(file + ": tensor " + tensor.getName() + " " + dims + " needs " + expected
                    + " values, found " + values.limit());
        }
        return new HostTensor(shape, values);
    }

    private static float[] floats(List<Float> boxed) {
        float[] values = new float[boxed.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = boxed.get(i);
        }
        return values;
    }
}
