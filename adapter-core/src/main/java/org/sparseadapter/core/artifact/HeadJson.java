// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

/** The task head's settings in an artifact's metadata. */
final class HeadJson {

    private static final String PATH = "metadata head";
    private static final String LABELS = "labels";

    private HeadJson() {}

    static ObjectNode write(HeadConfig head) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", head.kind().word())
                .put("pooling", Fields.word(head.pooling()));
        if (head.kind().hasLabels()) {
            head.labels().forEach(json.putArray(LABELS)::add);
        }
        json.put("dropout", head.dropout()).put("maxTokens", head.maxTokens());
        head.kind().form().writeWithoutImplied(head.settings(), json);
        return json;
    }

    /**
     * Reads what {@link #write} gave; unknown fields are passed over, since later versions may add some.
     *
     * @throws ArtifactException when a field is missing, of another type or out of range, naming it
     */
    static HeadConfig read(JsonNode json) {
        try {
            Fields fields = Fields.open(json, PATH);
            TaskKind kind = fields.choice("kind", TaskKind.values());
            return new HeadConfig(
                    kind,
                    fields.choice("pooling", Pooling.values()),
                    kind.hasLabels() ? fields.texts(LABELS) : List.of(),
                    fields.number("dropout"),
                    fields.integer("maxTokens"),
                    kind.form().readComplete(fields));
        } catch (FieldException e) {
            throw new ArtifactException(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ArtifactException(PATH + ": " + e.getMessage(), e);
        }
    }
}
