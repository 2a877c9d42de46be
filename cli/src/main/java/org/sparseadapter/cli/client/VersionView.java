// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import org.sparseadapter.events.VersionState;

/**
 * A version as the registry tells it.
 *
 * @param number its number
 * @param state how far it has come
 * @param json all that the registry said
 */
public record VersionView(int number, VersionState state, JsonNode json) {
    static VersionView of(JsonNode json) {
        int number = json.hasNonNull("number")
                ? json.get("number").intValue()
                : json.path("version").intValue();
        return new VersionView(number, VersionState.valueOf(json.path("state").asText()), json);
    }

    /** Why it is in its state, where that needs a reason; else empty. */
    public String reason() {
        return json.path("reason").asText("");
    }

    /** Whether nothing more will happen to it by itself. */
    public boolean settled() {
        return state.settled();
    }
}
