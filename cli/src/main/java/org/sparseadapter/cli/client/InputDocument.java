// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What an adapter is asked about; which form it must have depends on the adapter's task. */
public sealed interface InputDocument {
    /** Reads {@code TEXT} or {@code TEXT<TAB>PAIR}. */
    static InputDocument parse(String line) {
        int tab = line.indexOf('\t');
        return tab < 0
                ? new TextInput(line, Optional.empty())
                : new TextInput(line.substring(0, tab), Optional.of(line.substring(tab + 1)));
    }

    /** As the inference service takes it. */
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
     * @param question what is asked
     * @param context where the answer stands
     */
    record QuestionInput(String question, String context) implements InputDocument {
        @Override
        public ObjectNode toJson() {
            return Connection.JSON.createObjectNode().put("question", question).put("context", context);
        }
    }
}
