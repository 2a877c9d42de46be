// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.sparseadapter.kit.identity.Caller;

/**
 * The tenant of every request, for metrics and logs: in the log (fields {@code tenant}, {@code adapter}, {@code version})
 * and in the metric {@code sparse_adapter_requests}. Only tenants of verified tokens are counted, so
 * no caller can flood the metric with names.
 */
public class RequestObservation {
    private static final Logger LOG = Logger.getLogger(RequestObservation.class);
    private static final String STARTED = "sparse-adapter.started";
    private static final String TENANT = "sparse-adapter.tenant";
    private static final String NONE = "none";

    private final MeterRegistry meters;

    RequestObservation(MeterRegistry meters) {
        this.meters = meters;
    }

    @ServerRequestFilter
    void begin(ContainerRequestContext request) {
        String tenant = tenantOf(request).orElse(NONE);
        request.setProperty(STARTED, System.nanoTime());
        request.setProperty(TENANT, tenant);
        MDC.put("tenant", tenant);
        MultivaluedMap<String, String> names = request.getUriInfo().getPathParameters();
        if (request.getUriInfo().getPath().contains("/adapters/")) {
            remember("adapter", names.getFirst("name"));
            remember("version", names.getFirst("version"));
        }
    }

    @ServerResponseFilter
    void end(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo target) {
        LOG.debugf("%s: %d", operation(target), response.getStatus());
        if (request.getProperty(STARTED) instanceof Long started) {
            Timer.builder("sparse_adapter_requests")
                    .description("Requests by tenant, with the time to the first byte of the answer")
                    .tag("tenant", String.valueOf(request.getProperty(TENANT)))
                    .tag("operation", operation(target))
                    .tag("status", Integer.toString(response.getStatus()))
                    .register(meters)
                    .record(Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private static Optional<String> tenantOf(ContainerRequestContext request) {
        return request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getClaim(Caller.TENANT_CLAIM)).map(Object::toString)
                : Optional.empty();
    }

    private static String operation(ResourceInfo target) {
        Method method = target.getResourceMethod();
        return method == null ? NONE : method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static void remember(String key, String value) {
        if (value != null && value.length() <= 63) {
            MDC.put(key, value);
        }
    }
}
