// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.core.adapter.AdapterKind;
import org.sparseadapter.core.adapter.AdapterKinds;
import org.sparseadapter.core.adapter.Fusion;

/**
 * What a fusion of the grid is made of: the dense adapters of some kinds, each trained on every dataset of the grid with
 * the fusion's own seed and the settings of their own kind. {@code fusion:of=pfeiffer+houlsby} over three datasets has six parts.
 *
 * @param kinds what the fusion's setting {@code of} names
 */
record FusionPartKinds(List<Spec> kinds) {
    private static final String FUSION = AdapterKinds.ofType(Fusion.class).word();
    private static final String OF = "of";

    FusionPartKinds {
        kinds = List.copyOf(kinds);
    }

    /** The parts of a cell: none unless it is a fusion. */
    static FusionPartKinds of(Cell cell) {
        if (!cell.adapter().kind().equals(FUSION)) {
            return new FusionPartKinds(List.of());
        }
        JsonNode of = cell.adapter().json("kind").path(OF);
        List<Spec> kinds = new ArrayList<>();
        for (JsonNode kind : of.isArray() ? of : List.of(of)) {
            if (AdapterKinds.named(kind.asText()).filter(AdapterKind::isFusible).isEmpty()) {
                throw new GridException(cell.name() + ": expected kinds of adapters, such as " + examples()
                        + ", which are first trained on every dataset (versions of a registry"
                        + " are not at hand in an experiment), found '" + kind.asText() + "'");
            }
            kinds.add(new Spec(kind.asText()));
        }
        return new FusionPartKinds(kinds);
    }

    private static String examples() {
        List<String> kinds = AdapterKinds.words(AdapterKind::isFusible);
        String setting = FUSION + ":" + OF + "=";
        return setting + kinds.get(0) + " or " + setting + String.join("+", kinds);
    }

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    /** The name of a part in the fusion's recipe, after what it was trained on. */
    static String name(LoadedDataset dataset, Spec kind) {
        return dataset.name() + "-" + kind + "@1";
    }

    /** Names parts in a recipe's {@code adapter} object. */
    static void writeInto(ObjectNode adapter, List<Run> parts) {
        if (!parts.isEmpty()) {
            ArrayNode names = adapter.putArray(OF);
            parts.forEach(part -> names.add(name(part.dataset(), part.cell().adapter())));
        }
    }
}
