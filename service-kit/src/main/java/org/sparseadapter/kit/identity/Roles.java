// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.identity;

/** What a token may allow; the values of its {@code groups} claim. */
public final class Roles {
    /** Reads whatever is the tenant's, and asks for predictions. */
    public static final String READER = "reader";
    /** Brings datasets and trains, moves and retires versions. */
    public static final String TRAINER = "trainer";
    /** Decides about tenants and their quotas. */
    public static final String ADMIN = "admin";
    /** A service of the platform; the only one let into {@code /internal}. */
    public static final String SERVICE = "service";

    private Roles() {}
}
