// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sparseadapter.core.text.Quoted;

/** Lets through the texts of rows that can be used, and reports the others; gathers the labels. */
final class TextCheck {

    private static final int LABEL_LENGTH = 200;

    private final DatasetLimits limits;
    private final RowErrors errors;
    private final NavigableSet<String> labels = new TreeSet<>();

    TextCheck(DatasetLimits limits, RowErrors errors) {
        this.limits = limits;
        this.errors = errors;
    }

    /** The different labels so far. */
    SortedSet<String> labels() {
        return labels;
    }

    /** Reports what is wrong with the present row. */
    void wrong(RowSource rows, String field, String problem) {
        errors.add(rows.line(), field, problem);
    }

    /** A text of the present row. */
    Optional<String> text(RowSource rows, String column) {
        return rows.value(column).filter(value -> good(rows, column, value, limits.textLength()));
    }

    /** A text within the present row. */
    Optional<String> text(RowSource rows, String field, JsonNode value) {
        return name(rows, field, value, limits.textLength());
    }

    /** A short text within the present row. */
    Optional<String> name(RowSource rows, String field, JsonNode value, int longest) {
        if (!value.isTextual()) {
            wrong(rows, field, value.isMissingNode() ? "expected a string, missing" : "expected a string");
            return Optional.empty();
        }
        return Optional.of(value.textValue()).filter(text -> good(rows, field, text, longest));
    }

    /** The label of the present row, without outer spaces. */
    Optional<String> label(RowSource rows, String column) {
        return rows.value(column).flatMap(value -> label(rows, column, value));
    }

    /** The labels of the present row, without outer spaces, each once; empty where one of them is wrong. */
    Optional<List<String>> labels(RowSource rows, String column) {
        return rows.labels(column, limits.labels()).flatMap(values -> {
            List<String> good = values.stream()
                    .flatMap(value -> label(rows, column, value).stream())
                    .toList();
            if (good.stream().distinct().count() < good.size()) {
                wrong(rows, column, "expected every label once, found " + Quoted.list(good));
            }
            return good.size() == values.size() ? Optional.of(good) : Optional.empty();
        });
    }

    private Optional<String> label(RowSource rows, String column, String given) {
        Optional<String> label = Optional.of(given)
                .map(String::strip)
                .filter(value -> good(rows, column, value, LABEL_LENGTH) && printable(rows, column, value));
        label.ifPresent(value -> {
            if (labels.add(value) && labels.size() > limits.labels()) {
                throw errors.fatal(rows.line(), column, "expected at most " + limits.labels() + " labels, found more");
            }
        });
        // A label of two bytes in a file would be a string of its own in every row that has it.
        return label.map(labels::floor);
    }

    private boolean printable(RowSource rows, String column, String value) {
        boolean printable = value.chars().noneMatch(Character::isISOControl);
        if (!printable) {
            wrong(rows, column, "a label must not hold control characters");
        }
        return printable;
    }

    private boolean good(RowSource rows, String field, String value, int longest) {
        Optional<String> problem = problemOf(value, longest);
        problem.ifPresent(what -> wrong(rows, field, what));
        return problem.isEmpty();
    }

    private static Optional<String> problemOf(String value, int longest) {
        if (value.isBlank()) {
            return Optional.of("must not be empty");
        }
        if (value.length() > longest) {
            return Optional.of("expected at most " + longest + " characters, found " + value.length());
        }
        return Surrogates.paired(value)
                ? Optional.empty()
                : Optional.of("holds half of a character (a lone surrogate)");
    }
}
