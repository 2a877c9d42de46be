// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.trace;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The trace of a request: the caller's, or a new one, which the answer names. */
public class TraceFilter {

    private static final String PROPERTY = Trace.class.getName();

    @ServerRequestFilter(preMatching = true)
    void begin(ContainerRequestContext request) {
        Trace trace = Optional.ofNullable(request.getHeaderString(Trace.HEADER))
                .flatMap(Trace::parse)
                .map(Trace::child)
                .orElseGet(Trace::begin);
        request.setProperty(PROPERTY, trace);
        MDC.put(Trace.TRACE_ID, trace.traceId());
        MDC.put(Trace.SPAN_ID, trace.spanId());
    }

    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROPERTY) instanceof Trace trace) {
            response.getHeaders().putSingle(Trace.HEADER, trace.header());
        }
    }
}
