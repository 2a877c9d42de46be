// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.security;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.sparseadapter.kit.problem.TooLargeException;

/** Bounds JSON bodies: unlike uploads they are held in memory, and none that makes sense is long. */
@Provider
public class JsonBodyLimit implements ReaderInterceptor {
    static final int MOST_BYTES = 256 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        MediaType type = body.getMediaType();
        boolean held = body.getType() != InputStream.class;
        if (held && type != null && type.getSubtype().equalsIgnoreCase("json")) {
            byte[] bytes = body.getInputStream().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new TooLargeException("A JSON body may have at most " + MOST_BYTES + " bytes.");
            }
            body.setInputStream(new ByteArrayInputStream(bytes));
        }
        return body.proceed();
    }
}
