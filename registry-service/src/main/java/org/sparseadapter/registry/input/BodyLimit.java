// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.input;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Bounds every body that is read into memory. Uploads, which arrive as streams, are bounded where they are written to
 * disk.
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
