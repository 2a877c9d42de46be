// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.Names;

/** The kind of {@link Fusion}. */
final class FusionKind implements AdapterKind<Fusion> {

    private static final String OF = "of";

    @Override
    public String word() {
        return "fusion";
    }

    @Override
    public Class<Fusion> type() {
        return Fusion.class;
    }

    @Override
    public List<String> fields() {
        return List.of(OF);
    }

    @Override
    public Fusion read(Fields fields) {
        JsonNode list = fields.raw(OF).orElseThrow(() -> fields.error(OF, "missing, expected a list of versions"));
        if (!list.isArray()) {
            throw fields.error(OF, "expected a list of versions NAME@NUMBER, found " + Fields.shown(list));
        }
        List<PartRef> parts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            parts.add(part(list.get(i), fields.path(OF) + "[" + i + "]"));
        }
        try {
            return new Fusion(parts);
        } catch (IllegalArgumentException e) {
            throw fields.error(OF, e.getMessage());
        }
    }

    private static PartRef part(JsonNode value, String path) {
        if (!value.isTextual()) {
            throw new FieldException(path, "expected a version NAME@NUMBER, found " + Fields.shown(value));
        }
        try {
            PartRef part = PartRef.parse(value.textValue());
            Names.require(path, part.name());
            return part;
        } catch (IllegalArgumentException e) {
            throw new FieldException(path, e.getMessage());
        }
    }

    @Override
    public void write(Fusion config, ObjectNode json) {
        ArrayNode parts = json.putArray(OF);
        config.parts().forEach(part -> parts.add(part.toString()));
    }
}
