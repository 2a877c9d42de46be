// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.sparseadapter.core.dataset.DatasetException;
import org.sparseadapter.core.dataset.RowError;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.safetensors.SafetensorsException;

/** The learning library knows no HTTP: its exceptions become problem+json here. */
public class CoreProblemMappers {

    @ServerExceptionMapper
    Response recipe(FieldException failure) {
        List<Fault> faults =
                failure.field().isEmpty() ? List.of() : List.of(Fault.ofField(failure.field(), failure.problem()));
        return ProblemResponses.of(ProblemType.INVALID, failure.getMessage(), faults);
    }

    @ServerExceptionMapper
    Response dataset(DatasetException failure) {
        long total = failure.total();
        String detail = total == 1 ? failure.getMessage() : total + " errors in the data.";
        return ProblemResponses.of(
                ProblemType.INVALID,
                detail,
                failure.errors().stream().map(CoreProblemMappers::fault).toList());
    }

    @ServerExceptionMapper
    Response artifact(SafetensorsException failure) {
        return ProblemResponses.of(ProblemType.INVALID, failure.getMessage(), List.of());
    }

    private static Fault fault(RowError error) {
        if (error.line() <= 0) {
            return Fault.ofField(error.field(), error.problem());
        }
        return error.field().isEmpty()
                ? Fault.ofLine(error.line(), error.problem())
                : Fault.ofLine(error.line(), error.field(), error.problem());
    }
}
