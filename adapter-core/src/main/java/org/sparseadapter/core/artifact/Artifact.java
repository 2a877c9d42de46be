// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.sparseadapter.core.adapter.AdapterState;

/**
 * The content of one artifact file.
 *
 * @param kind what it is for
 * @param state the adapter; of a trained one the form that is served, into which it is turned here
 * @param recipe the canonical recipe that it was made by
 */
public record Artifact(ArtifactKind kind, AdapterState state, ObjectNode recipe) {

    public Artifact {
        Objects.requireNonNull(kind, "kind");
        state = kind == ArtifactKind.ADAPTER ? state.servingForm() : state;
        recipe = recipe.deepCopy();
    }
}
