// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.sparseadapter.embedded.DevelopmentTokens;
import org.sparseadapter.embedded.EmbeddedServerException;

/**
 * Gives every {@code @QuarkusTest} of a module a broker, an empty database, keys and tokens, the embedded
 * model, and folders. Found through the service loader, so no test names it. Broker and database are started
 * once per process; each start of an application gets its own database and folders.
 */
public final class PlatformResource implements QuarkusTestResourceLifecycleManager {
    /** The system property that names the folder of the keys. */
    static final String KEYS = "sparse-adapter.testkit.keys";

    @Override
    public Map<String, String> start() {
        String run = "run_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return shared().apply(run);
    }

    /** Nothing: broker and database serve the whole process and end with it. */
    @Override
    public void stop() {}

    /**
     * The issuer whose tokens the application under test accepts.
     *
     * @throws IllegalStateException if this resource was not started in this process
     */
    public static DevelopmentTokens tokens() {
        String keys = System.getProperty(KEYS);
        if (keys == null) {
            throw new IllegalStateException("No platform runs in this process: is the test a @QuarkusTest?");
        }
        return DevelopmentTokens.at(Path.of(keys));
    }

    @SuppressWarnings("unchecked")
    private static Function<String, Map<String, String>> shared() {
        // Quarkus loads this class anew for each application and closes the loader afterwards; what lives as
        // long as the process must come from a loader that does too.
        Thread thread = Thread.currentThread();
        ClassLoader caller = thread.getContextClassLoader();
        // The broker finds its own classes by name through the thread's loader.
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return (Function<String, Map<String, String>>) ClassLoader.getSystemClassLoader()
                    .loadClass(SharedPlatform.class.getName())
                    .getMethod("instance")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new EmbeddedServerException("The shared test platform did not start", e);
        } finally {
            thread.setContextClassLoader(caller);
        }
    }
}
