// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.sparseadapter.lab.console.DigestText;
import org.sparseadapter.lab.console.TextTable;
import org.sparseadapter.lab.console.WordWrap;

/** A recipe as text for people: a row for each of its parts, the settings of a part one after another. */
final class RecipeTable {
    private static final Pattern PINNED = Pattern.compile("(.*)@(sha256:[0-9a-f]{64})");

    /** Fields that name what the others are settings of. */
    private static final List<String> NOUNS = List.of("kind", "method", "alias");

    private RecipeTable() {}

    /** A row for each field; no row without a recipe. */
    static TextTable of(JsonNode recipe) {
        TextTable table = TextTable.untitled("name", "value");
        for (Map.Entry<String, JsonNode> part : recipe.properties()) {
            if (!part.getValue().isNull()) {
                table.row(part.getKey(), part(part.getValue()));
            }
        }
        return table;
    }

    private static String part(JsonNode part) {
        if (!part.isObject()) {
            return text(part);
        }
        List<String> nouns = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        for (Map.Entry<String, JsonNode> setting : part.properties()) {
            if (NOUNS.contains(setting.getKey())) {
                nouns.add(text(setting.getValue()));
            } else if (!setting.getValue().isNull()) {
                settings.add((setting.getKey() + " " + text(setting.getValue())).replace(' ', WordWrap.TIE));
            }
        }
        String all = String.join(", ", settings);
        return nouns.isEmpty() || all.isEmpty() ? String.join(" ", nouns) + all : String.join(" ", nouns) + ": " + all;
    }

    private static String text(JsonNode value) {
        if (value.isObject()) {
            return "(" + part(value) + ")";
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(RecipeTable::text)
                    .toList()
                    .toString();
        }
        Matcher pinned = PINNED.matcher(value.asText());
        return pinned.matches() ? pinned.group(1) + "@" + DigestText.abbreviated(pinned.group(2)) : value.asText();
    }
}
