// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.predict;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.sparseadapter.inference.InferenceConfig;
import org.sparseadapter.kit.problem.TooLargeException;

/** Refuses a body by its announced length, before a byte of it is read; the server's own limit stops one that lied. */
class BodyLimit {

    private final long most;

    BodyLimit(InferenceConfig config) {
        this.most = config.request().body().asLongValue();
    }

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        if (request.getLength() > most) {
            throw new TooLargeException("The body may have " + most + " bytes, and has " + request.getLength() + ".");
        }
    }
}
