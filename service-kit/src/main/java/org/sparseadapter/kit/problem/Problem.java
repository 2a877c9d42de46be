// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of every error answer, {@code application/problem+json} after RFC 9457.
 *
 * @param type URI that identifies the kind of problem
 * @param title short sentence, the same for every problem of the kind
 * @param status the HTTP status, repeated
 * @param detail what happened this time and what would help
 * @param errors the fields or lines at fault; left out where there are none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "Every error answer (RFC 9457).")
public record Problem(
        @Schema(required = true, examples = "urn:sparse-adapter:problem:invalid") String type,
        @Schema(required = true, examples = "The input is not valid") String title,
        @Schema(required = true, examples = "422") int status,
        @Schema(examples = "pruning.sparsity must be at least 0 and below 1, but was 1.5") String detail,
        List<Fault> errors) {

    /** The media type of error answers. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem of a kind, with the faults that led to it. */
    public static Problem of(ProblemType type, String detail, List<Fault> errors) {
        return new Problem(type.uri(), type.title(), type.status(), detail, errors);
    }
}
