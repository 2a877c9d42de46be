// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Builds error answers; the only place that knows their headers. */
final class ProblemResponses {
    private ProblemResponses() {}

    static Response of(ProblemException failure) {
        Response.ResponseBuilder answer = builder(failure.problem());
        failure.retryAfter()
                .ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, (wait.toMillis() + 999) / 1000)));
        return answer.build();
    }

    static Response of(ProblemType type, String detail, List<Fault> faults) {
        return builder(Problem.of(type, detail, faults)).build();
    }

    static Response of(ProblemType type, String detail) {
        return of(type, detail, List.of());
    }

    private static Response.ResponseBuilder builder(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).entity(problem).type(Problem.MEDIA_TYPE);
        if (problem.status() == ProblemType.UNAUTHENTICATED.status()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer;
    }
}
