// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.sparseadapter.kit.problem.TooLargeException;

/** A request body that ends in an error once more bytes come than are allowed, whatever its header promised. */
final class BoundedBody extends FilterInputStream {
    private final long limit;
    private long read;

    BoundedBody(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int got = super.read(buffer, from, length);
        count(Math.max(0, got));
        return got;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > limit) {
            throw tooLarge(limit);
        }
    }

    static TooLargeException tooLarge(long limit) {
        return new TooLargeException("The body is longer than the " + limit + " bytes that may come here.");
    }
}
