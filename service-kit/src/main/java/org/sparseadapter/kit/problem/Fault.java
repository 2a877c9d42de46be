// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A fault: one thing that is wrong with the input, and where.
 *
 * @param field path of the field or name of the parameter at fault, such as {@code pruning.sparsity}
 * @param line line of an uploaded file at fault, counted from 1
 * @param problem what was found and what was expected
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(description = "One thing that is wrong with the input, and where.")
public record Fault(
        @Schema(implementation = String.class, examples = "pruning.sparsity") Optional<String> field,
        @Schema(implementation = Long.class, examples = "17") OptionalLong line,
        @Schema(required = true, examples = "must be at least 0 and below 1, but was 1.5") String problem) {

    public Fault {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(problem, "problem");
    }

    /** A fault in a named field or parameter. */
    public static Fault ofField(String field, String problem) {
        return new Fault(Optional.of(field), OptionalLong.empty(), problem);
    }

    /** A fault in a line of a file, whatever the column. */
    public static Fault ofLine(long line, String problem) {
        return new Fault(Optional.empty(), OptionalLong.of(line), problem);
    }

    /** A fault in a named column of a line of a file. */
    public static Fault ofLine(long line, String field, String problem) {
        return new Fault(Optional.of(field), OptionalLong.of(line), problem);
    }
}
