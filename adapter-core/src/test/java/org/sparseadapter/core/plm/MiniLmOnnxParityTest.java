// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;

/** The real MiniLM, read from the ONNX file, gives what ONNX Runtime gives, on sentences of mixed lengths. */
class MiniLmOnnxParityTest {

    private static final Offset<Float> CLOSE = Offset.offset(1e-4f);

    private static final List<String> SENTENCES = List.of(
            "Yes.",
            "The parcel came on Tuesday, two days late.",
            "",
            "A frozen model is shared by everybody; what is learnt for one tenant stands beside it, and nothing of it "
                    + "may be seen by another.",
            "naïve café — 東京 🙂",
            "Where can I change the address of an order that has already been paid, but that nobody has sent yet? "
                    .repeat(6));

    @Test
    void packedBatchAgreesWithRuntime() throws OrtException {
        BaseModel model = MiniLm.shared();
        List<Encoded> examples = SENTENCES.stream()
                .map(text -> model.tokenizer().encode(text, Optional.empty(), 128))
                .toList();
        PackedTokens batch = PackedTokens.of(examples);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (NDManager scope = model.manager().newSubManager();
                OrtSession session =
                        environment.createSession(MiniLm.source().onnx().toString(), options())) {
            NDArray hidden = model.encoder().encode(batch, SiteFunctions.none(), scope, false);
            float[] rows = hidden.toFloatArray();
            float[] pooled = model.encoder().pool(hidden, batch, Pooling.POOLER).toFloatArray();
            int width = model.info().hidden();
            for (int s = 0; s < examples.size(); s++) {
                try (OrtSession.Result result = run(environment, session, examples.get(s))) {
                    float[][][] expected = (float[][][]) result.get(0).getValue();
                    float[][] expectedPooled = (float[][]) result.get(1).getValue();
                    for (int t = 0; t < batch.length(s); t++) {
                        int row = batch.offsets()[s] + t;
                        assertClose(Arrays.copyOfRange(rows, row * width, (row + 1) * width), expected[0][t]);
                    }
                    assertClose(Arrays.copyOfRange(pooled, s * width, (s + 1) * width), expectedPooled[0]);
                }
            }
        }
    }

    @Test
    void whatTheFilesSay() {
        BaseModelInfo info = MiniLm.shared().info();
        assertThat(info.layers()).isEqualTo(6);
        assertThat(info.hidden()).isEqualTo(384);
        assertThat(info.vocabulary()).isEqualTo(30_522);
        assertThat(info.maxTokens()).isEqualTo(512);
        assertThat(info.parameters()).isEqualTo(22_713_216);
        assertThat(info.defaultPooling()).isEqualTo(Pooling.MEAN);
        assertThat(info.digest()).matches("sha256:[0-9a-f]{64}");
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        return options;
    }

    private static OrtSession.Result run(OrtEnvironment environment, OrtSession session, Encoded example)
            throws OrtException {
        long[] ones = new long[example.length()];
        Arrays.fill(ones, 1);
        try (OnnxTensor ids = tensor(
                        environment, Arrays.stream(example.ids()).asLongStream().toArray());
                OnnxTensor mask = tensor(environment, ones);
                OnnxTensor segments = tensor(
                        environment,
                        Arrays.stream(example.segments()).asLongStream().toArray())) {
            return session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", segments));
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {values});
    }

    private static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], CLOSE);
        }
    }
}
