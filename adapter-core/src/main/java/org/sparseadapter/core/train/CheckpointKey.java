// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.text.Digests;

/** One digest over all that determines a run, so that a checkpoint is continued under the same conditions alone. */
final class CheckpointKey {

    private CheckpointKey() {}

    static String of(Recipe recipe, AdapterState initial, TaskData data) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            ObjectNode json = RecipeJson.write(recipe);
            // Whether the trunk is kept changes no result, so a run may go on either way.
            ((ObjectNode) json.get("train")).remove("cacheTrunk");
            out.write(json.toString().getBytes(StandardCharsets.UTF_8));
            out.writeUTF(initial.baseDigest());
            out.writeUTF(initial.head().kind() + " " + initial.head().pooling() + " "
                    + initial.head().maxTokens());
            write(initial, out);
            for (AdapterState part : initial.parts()) {
                write(part, out);
            }
            for (String label : data.labels()) {
                out.writeUTF(label);
            }
            out.writeInt(data.train().size());
            for (Example example : data.train()) {
                out.writeInt(example.hashCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return Digests.sha256(bytes.toByteArray());
    }

    private static void write(AdapterState state, DataOutputStream out) throws IOException {
        for (Map.Entry<String, Parameter> entry : state.parameters().entrySet()) {
            out.writeUTF(entry.getKey());
            if (entry.getValue() instanceof SparseParameter sparse) {
                out.writeInt(sparse.mask().hashCode());
            }
            for (float value : entry.getValue().dense()) {
                out.writeFloat(value);
            }
        }
    }
}
