// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of failure a caller can meet; each has one status and one stable {@code type} URI. */
public enum ProblemType {
    MALFORMED(400, "The request cannot be read"),
    UNAUTHENTICATED(401, "A valid token is needed"),
    FORBIDDEN(403, "The token does not allow this"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No acceptable representation"),
    CONFLICT(409, "The current state does not allow this"),
    PRECONDITION_FAILED(412, "The resource was changed meanwhile"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    INVALID(422, "The input is not valid"),
    OVERLOADED(429, "Too many requests"),
    INTERNAL(500, "The service failed"),
    UNAVAILABLE(503, "Not available at the moment");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status of this kind. */
    public int status() {
        return status;
    }

    /** A short sentence, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The URI that identifies this kind, for machines. */
    public String uri() {
        return "urn:sparse-adapter:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind for a status that a framework decided on.
     *
     * @param status an HTTP error status
     * @return the kind with that status; {@link #MALFORMED} for other 4xx, {@link #INTERNAL} otherwise
     */
    public static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status >= 400 && status < 500 ? MALFORMED : INTERNAL);
    }
}
