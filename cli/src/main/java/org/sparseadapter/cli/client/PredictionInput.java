// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What to classify.
 *
 * @param text the text, or the first of two
 * @param pair the second, for tasks on pairs
 */
public record PredictionInput(String text, Optional<String> pair) {
    /** Reads {@code TEXT} or {@code TEXT<TAB>PAIR}. */
    public static PredictionInput parse(String line) {
        int tab = line.indexOf('\t');
        return tab < 0
                ? new PredictionInput(line, Optional.empty())
                : new PredictionInput(line.substring(0, tab), Optional.of(line.substring(tab + 1)));
    }

    ObjectNode toJson() {
        ObjectNode node = Connection.JSON.createObjectNode().put("text", text);
        pair.ifPresent(second -> node.put("pair", second));
        return node;
    }
}
