// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** An input of a prediction; its form depends on the adapter's task. */
public sealed interface InputDocument {
    /** Reads {@code TEXT} or {@code TEXT<TAB>PAIR}. */
    static InputDocument parse(String line) {
        int tab = line.indexOf('\t');
        return tab < 0
                ? new TextInput(line, Optional.empty())
                : new TextInput(line.substring(0, tab), Optional.of(line.substring(tab + 1)));
    }

    /** The input as JSON of a prediction request. */
    ObjectNode toJson();

    /**
     * A text to be classified, scored or rewritten.
     *
     * @param text the text, or the first of two
     * @param pair the second, for tasks on pairs
     */
    record TextInput(String text, Optional<String> pair) implements InputDocument {
        @Override
        public ObjectNode toJson() {
            ObjectNode node = Connection.JSON.createObjectNode().put("text", text);
            pair.ifPresent(second -> node.put("pair", second));
            return node;
        }
    }

    /**
     * A question about a context.
     *
     * @param question the question
     * @param context the text that holds the answer
     */
    record QuestionInput(String question, String context) implements InputDocument {
        @Override
        public ObjectNode toJson() {
            return Connection.JSON.createObjectNode().put("question", question).put("context", context);
        }
    }
}
