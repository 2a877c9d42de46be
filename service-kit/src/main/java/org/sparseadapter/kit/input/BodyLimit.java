// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.input;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * The bound on every request body that is read into memory: a body whose header announces more is refused before a byte
 * of it is read, one that lied ends in the same refusal. Uploads, which a resource takes as a stream, are bounded where
 * they are written to disk.
 */
public class BodyLimit {
    private final InputConfig config;

    BodyLimit(InputConfig config) {
        this.config = config;
    }

    @ServerRequestFilter
    void bound(ContainerRequestContext request, SimpleResourceInfo target) {
        if (takesStream(target)) {
            return;
        }
        long limit = config.maxJsonSize().asLongValue();
        if (request.getLength() > limit) {
            throw BoundedBody.tooLarge(limit);
        }
        if (request.hasEntity()) {
            request.setEntityStream(new BoundedBody(request.getEntityStream(), limit));
        }
    }

    private static boolean takesStream(SimpleResourceInfo target) {
        for (Class<?> parameter : target.parameterTypes()) {
            if (parameter == InputStream.class) {
                return true;
            }
        }
        return false;
    }
}
