// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of a replica of the inference service. */
@ConfigMapping(prefix = "sparse-adapter.inference")
public interface InferenceConfig {

    /** The size of batches. */
    Batch batch();

    /** The limits of the queue. */
    Queue queue();

    /** The limits of a request. */
    Request request();

    /** How adapters are kept and fetched. */
    Adapters adapters();

    /** The size of batches. */
    interface Batch {

        /** How long a sequence waits for company. */
        @WithDefault("2ms")
        Duration window();

        /** Tokens of one batch, all sequences together. */
        @WithDefault("2048")
        int tokens();
    }

    /** The limits of the queue. */
    interface Queue {

        /** Inputs of all tenants together. */
        @WithDefault("1024")
        int total();

        /** Inputs of one tenant; well below the total, so that the flood of one shuts no other out. */
        @WithDefault("256")
        int perTenant();

        /** How long a request may wait for its turn. */
        @WithDefault("10s")
        Duration deadline();

        /** The {@code Retry-After} of a refused request. */
        @WithDefault("1s")
        Duration retryAfter();
    }

    /** The limits of a request. */
    interface Request {

        /** Inputs of one request. */
        @WithDefault("64")
        int inputs();

        /** Characters of one text; beyond the model's tokens it is truncated, beyond this it is refused. */
        @WithDefault("100000")
        int textLength();

        /** How many tenants get a label of their own in the metrics; the others share one. */
        @WithDefault("200")
        int tenantLabels();
    }

    /** How adapters are kept and fetched. */
    interface Adapters {

        /** Native memory for dense adapters that are not in use at the moment. */
        @WithDefault("256M")
        MemorySize dense();

        /** Heap for adapters that no alias names. */
        @WithDefault("64M")
        MemorySize compact();

        /** How many adapters are fetched at a time. */
        @WithDefault("2")
        int loaders();

        /** The wait after a first failed fetch; doubled after each further one. */
        @WithDefault("500ms")
        Duration retryFirst();

        /** The longest wait between fetches. */
        @WithDefault("30s")
        Duration retryMost();

        /** How long the registry's answer about a version is used without asking again. */
        @WithDefault("1m")
        Duration versionsFresh();
    }
}
