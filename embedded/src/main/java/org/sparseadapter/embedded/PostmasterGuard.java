// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.embedded;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Ends a PostgreSQL server when this process is gone, even after a SIGKILL: a shell that waits for the end of
 * its standard input, which the system closes with this process, and then asks the server for a fast shutdown.
 */
final class PostmasterGuard implements AutoCloseable {
    private static final String SCRIPT =
            "trap '' INT TERM HUP; cat > /dev/null; read -r pid < \"$0\" && kill -INT \"$pid\"";

    private final Process shell;

    private PostmasterGuard(Process shell) {
        this.shell = shell;
    }

    static PostmasterGuard watch(Path data) throws IOException {
        return new PostmasterGuard(new ProcessBuilder(
                        "sh", "-c", SCRIPT, data.resolve("postmaster.pid").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Ends the watch; to be called after the server was stopped. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            shell.waitFor();
        } catch (IOException e) {
            shell.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
