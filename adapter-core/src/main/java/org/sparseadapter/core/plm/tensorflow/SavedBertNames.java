// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm.tensorflow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hugging Face's names for the variables of a BERT that was saved as a TensorFlow Hub module. */
final class SavedBertNames {

    private static final String MODULE = "module/";
    private static final Pattern LAYER = Pattern.compile("/layer_(\\d+)/");

    private SavedBertNames() {}

    /** {@code module/bert/encoder/layer_0/output/dense/kernel} is {@code bert.encoder.layer.0.output.dense.weight}. */
    static String of(String variable) {
        String name = variable.startsWith(MODULE) ? variable.substring(MODULE.length()) : variable;
        if (name.equals("cls/predictions/output_bias")) {
            return "cls.predictions.bias";
        }
        Matcher layer = LAYER.matcher(name);
        name = layer.replaceAll("/layer.$1/");
        if (name.endsWith("_embeddings")) {
            name = name + "/weight";
        }
        return name.replaceAll("/(kernel|gamma)$", "/weight")
                .replaceAll("/beta$", "/bias")
                .replace('/', '.');
    }

    /** Whether a variable is a matrix that stands {@code [in, out]}. */
    static boolean isTransposed(String variable) {
        return variable.endsWith("/kernel");
    }
}
