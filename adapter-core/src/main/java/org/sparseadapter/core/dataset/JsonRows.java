// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sparseadapter.core.json.StrictMapper;
import org.sparseadapter.core.text.Quoted;

/** One JSON object a line; the first row's fields are the columns. Labels may be whole numbers or truth values too. */
final class JsonRows implements RowSource {

    private static final int MOST_NESTING = 32;
    private static final int MOST_OTHERS = 100;

    private static final ObjectMapper MAPPER = StrictMapper.nesting(MOST_NESTING);

    private final Utf8Lines lines;
    private final RowErrors errors;
    private final List<String> columns = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final long columnsLine;
    private JsonNode row;
    private boolean waiting;

    JsonRows(Utf8Lines lines, RowErrors errors) {
        this.lines = lines;
        this.errors = errors;
        waiting = read();
        if (!waiting) {
            throw errors.fatal(0, "", "expected one JSON object a line, found no readable row");
        }
        row.fieldNames().forEachRemaining(columns::add);
        columnsLine = lines.line();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public long columnsLine() {
        return columnsLine;
    }

    @Override
    public boolean advance() {
        if (waiting) {
            waiting = false;
            return true;
        }
        return read();
    }

    @Override
    public long line() {
        return lines.line();
    }

    @Override
    public Optional<String> value(String column) {
        JsonNode value = row.path(column);
        if (column.equals(RowForm.LABEL) ? isLabel(value) : value.isTextual()) {
            return Optional.of(value.asText());
        }
        return wrong(column, "a string", value);
    }

    @Override
    public Optional<List<String>> labels(String column, int most) {
        Optional<JsonNode> few =
                list(column).filter(list -> TableLabels.within(list.size(), most, line(), column, errors));
        return few.flatMap(list -> {
            List<String> labels = new ArrayList<>();
            for (JsonNode label : list) {
                if (!isLabel(label)) {
                    return wrong(column, "a list of strings", label);
                }
                labels.add(label.asText());
            }
            return Optional.of(labels);
        });
    }

    private static boolean isLabel(JsonNode value) {
        return value.isTextual() || value.isIntegralNumber() || value.isBoolean();
    }

    @Override
    public Optional<Double> number(String column) {
        JsonNode value = row.path(column);
        return value.isNumber() && Double.isFinite(value.doubleValue())
                ? Optional.of(value.doubleValue())
                : wrong(column, "a number", value);
    }

    @Override
    public Optional<JsonNode> list(String column) {
        JsonNode value = row.path(column);
        return value.isArray() ? Optional.of(value) : wrong(column, "a list", value);
    }

    private <T> Optional<T> wrong(String column, String expected, JsonNode value) {
        String found = value.isMissingNode()
                ? "missing"
                : "found " + value.getNodeType().name().toLowerCase(Locale.ROOT);
        errors.add(lines.line(), column, "expected " + expected + ", " + found);
        return Optional.empty();
    }

    @Override
    public List<String> others(Collection<String> used) {
        return seen.stream().filter(column -> !used.contains(column)).toList();
    }

    private boolean read() {
        for (Optional<String> text = lines.next(); text.isPresent(); text = lines.next()) {
            if (text.get().isBlank()) {
                continue;
            }
            try {
                JsonNode node = MAPPER.readTree(text.get());
                if (node.isObject()) {
                    row = node;
                    remember(node);
                    return true;
                }
                errors.add(lines.line(), "", "expected a JSON object");
            } catch (JsonProcessingException e) {
                errors.add(lines.line(), "", "not a JSON object: " + Quoted.text(e.getOriginalMessage()));
            }
        }
        return false;
    }

    private void remember(JsonNode node) {
        if (seen.size() < MOST_OTHERS) {
            node.fieldNames().forEachRemaining(seen::add);
        }
    }
}
