// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps every failure, ours or the framework's, to problem+json. Mapped here and nowhere else. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response known(ProblemException failure) {
        return ProblemResponses.of(failure);
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    Response unauthenticated(SecurityException failure) {
        return ProblemResponses.of(
                ProblemType.UNAUTHENTICATED,
                "Send a token that is valid now, made for this platform, as \"Authorization: Bearer ...\".");
    }

    @ServerExceptionMapper(io.quarkus.security.ForbiddenException.class)
    Response forbidden(SecurityException failure) {
        return ProblemResponses.of(ProblemType.FORBIDDEN, "The token's roles do not allow this call.");
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException failure) {
        List<Fault> faults = failure.getConstraintViolations().stream()
                .map(violation -> Fault.ofField(fieldOf(violation), violation.getMessage()))
                .sorted(Comparator.comparing(fault -> fault.field().orElse("")))
                .toList();
        String detail = faults.stream()
                .map(fault -> fault.field().orElse("") + ": " + fault.problem())
                .collect(Collectors.joining("; "));
        return ProblemResponses.of(ProblemType.INVALID, detail, faults);
    }

    // Named by itself, since the framework brings a mapper for it that would win over one for its parent.
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException failure) {
        return unreadable(failure);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException failure) {
        String field = failure instanceof JsonMappingException mapping ? pathOf(mapping) : "";
        String problem = failure.getOriginalMessage();
        List<Fault> faults = field.isEmpty() ? List.of() : List.of(Fault.ofField(field, problem));
        return ProblemResponses.of(ProblemType.MALFORMED, "The JSON body cannot be read: " + problem, faults);
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable);
        }
        if (failure.getCause() instanceof ProblemException known) {
            return known(known);
        }
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        ProblemType type = ProblemType.ofStatus(status);
        return ProblemResponses.of(type, status == type.status() ? type.title() + "." : failure.getMessage());
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        // The reference ties the answer to the log without telling the caller what is inside.
        String reference = UUID.randomUUID().toString();
        LOG.errorf(failure, "Unexpected failure, reference %s", reference);
        return ProblemResponses.of(
                ProblemType.INTERNAL, "Something failed here. Reference for the operator: " + reference);
    }

    private static String fieldOf(ConstraintViolation<?> violation) {
        // The first nodes are the method and, for a body, its parameter; a caller knows neither by that name.
        List<Path.Node> nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
        int from = Math.min(nodes.size() > 2 ? 2 : 1, nodes.size() - 1);
        return nodes.subList(from, nodes.size()).stream()
                .map(Path.Node::toString)
                .collect(Collectors.joining("."));
    }

    private static String pathOf(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
