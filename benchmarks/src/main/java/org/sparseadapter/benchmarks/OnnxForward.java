// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The reference: ONNX Runtime's forward pass of the same model on texts of one length, in single precision. */
final class OnnxForward implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxForward(Path model, int threads) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Waiting threads must not burn processor time that is being measured.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(model.toString(), options);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not load " + model, e);
        }
    }

    /** Runs texts of equal length. */
    void run(List<int[]> texts) {
        long[][] ids = new long[texts.size()][];
        long[][] ones = new long[texts.size()][];
        for (int text = 0; text < ids.length; text++) {
            int[] tokens = texts.get(text);
            ids[text] = new long[tokens.length];
            ones[text] = new long[tokens.length];
            for (int t = 0; t < tokens.length; t++) {
                ids[text][t] = tokens[t];
                ones[text][t] = 1;
            }
        }
        try (OnnxTensor input = OnnxTensor.createTensor(environment, ids);
                OnnxTensor mask = OnnxTensor.createTensor(environment, ones);
                OnnxTensor segments = OnnxTensor.createTensor(environment, new long[ids.length][ids[0].length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", segments))) {
            if (result.size() == 0) {
                throw new IllegalStateException("ONNX Runtime returned nothing");
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed", e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime's session does not close", e);
        }
    }
}
