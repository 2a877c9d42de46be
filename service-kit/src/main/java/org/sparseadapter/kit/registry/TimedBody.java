// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, to be read within a time. The client's own timeout ends with the head of the answer, so a server
 * that vanishes in the middle of a body would hold its reader for ever; here the body is closed then, and the read that
 * waits for it fails.
 */
final class TimedBody extends FilterInputStream {

    private final Duration time;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** A body whose time runs from now on. */
    TimedBody(InputStream body, Duration time) {
        super(body);
        this.time = time;
        ended.orTimeout(time.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            abandon();
            return null;
        });
    }

    @Override
    public int read() throws IOException {
        try {
            return inTime(in.read());
        } catch (IOException e) {
            throw explained(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return inTime(in.read(buffer, offset, length));
        } catch (IOException e) {
            throw explained(e);
        }
    }

    @Override
    public void close() throws IOException {
        ended.complete(null);
        in.close();
    }

    private int inTime(int read) throws IOException {
        // A body that was closed meanwhile may look as if it had ended.
        if (read < 0 && late()) {
            throw new HttpTimeoutException("cut off");
        }
        return read;
    }

    private IOException explained(IOException failure) {
        if (!late()) {
            return failure;
        }
        HttpTimeoutException timeout =
                new HttpTimeoutException("the body of the answer had not ended after " + time.toMillis() + " ms");
        timeout.initCause(failure);
        return timeout;
    }

    private boolean late() {
        return ended.isCompletedExceptionally();
    }

    private void abandon() {
        try {
            in.close();
        } catch (IOException unread) {
            return;
        }
    }
}
