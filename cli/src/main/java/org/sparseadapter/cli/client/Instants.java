// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Points in time of the registry's JSON, in ISO 8601. */
final class Instants {
    private Instants() {}

    /** The time that a field holds; empty for none, and for one of another form, which people see with {@code --json}. */
    static Optional<Instant> read(JsonNode field) {
        try {
            return field.isTextual() ? Optional.of(Instant.parse(field.textValue())) : Optional.empty();
        } catch (DateTimeParseException otherForm) {
            return Optional.empty();
        }
    }
}
