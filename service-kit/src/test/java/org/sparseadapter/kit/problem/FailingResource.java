// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Endpoints that fail in every way there is. */
@Path("/failing")
public class FailingResource {

    record Order(String name, @Min(1) int count, List<Integer> sizes) {}

    static final class BusyException extends ProblemException {
        BusyException() {
            super(ProblemType.OVERLOADED, "the queue is full", List.of(Fault.ofLine(7, "label", "expected a word")));
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofMillis(1500));
        }
    }

    @GET
    @Path("busy")
    @PermitAll
    public String busy() {
        throw new BusyException();
    }

    @GET
    @Path("broken")
    @PermitAll
    public String broken() {
        throw new IllegalStateException("secret of the house");
    }

    @POST
    @Path("order")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public String order(@NotNull @Valid Order order) {
        return order.name();
    }

    @GET
    @Path("guarded")
    @RolesAllowed("trainer")
    public String guarded() {
        return "in";
    }

    @GET
    @Path("unannotated")
    public String unannotated() {
        return "in";
    }
}
