// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.nio.file.Path;
import java.util.Locale;

/** The services, each a process of its own, in the order in which they are started. */
public enum LocalService {
    /** The owner of all state. */
    REGISTRY(8080, 1, "512m"),
    /** Computes masks. */
    PRUNING(8082, 1, "1g"),
    /** Trains. */
    TRAINING(8083, 2, "1g"),
    /** Evaluates. */
    EVAL(8084, 1, "1g"),
    /** Predicts. */
    INFERENCE(8081, 2, "1g");

    private final int defaultPort;
    private final int threads;
    private final String heap;

    LocalService(int defaultPort, int threads, String heap) {
        this.defaultPort = defaultPort;
        this.threads = threads;
        this.heap = heap;
    }

    /** Its name in logs and messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its Maven module. */
    public String module() {
        return label() + "-service";
    }

    /** Where the packaged application lies in a built project. */
    public Path application(Path project) {
        return project.resolve(module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    int defaultPort() {
        return defaultPort;
    }

    /** How many threads it may compute with, so that services do not fight over a small machine. */
    int threads() {
        return Math.min(threads, Runtime.getRuntime().availableProcessors());
    }

    String heap() {
        return heap;
    }
}
