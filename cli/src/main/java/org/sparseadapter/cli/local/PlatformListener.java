// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

/** A listener to the starts and failures of the services of a local platform. */
interface PlatformListener {
    /** A part is up; there are {@code of} parts in all. */
    void ready(String part, int of);

    /** Something happened that a person should know, such as a service that died. */
    void notice(String message);

    /** Hears nothing. */
    static PlatformListener none() {
        return new PlatformListener() {
            @Override
            public void ready(String part, int of) {}

            @Override
            public void notice(String message) {}
        };
    }
}
