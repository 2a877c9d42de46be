// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.identity;

/** The roles that a token may grant; the values of its {@code groups} claim. */
public final class Roles {
    /** Reads everything of the tenant, and asks for predictions. */
    public static final String READER = "reader";
    /** Brings datasets and trains, moves and retires versions. */
    public static final String TRAINER = "trainer";
    /** Decides about tenants and their quotas. */
    public static final String ADMIN = "admin";
    /** A service of the platform; the only one let into {@code /internal}. */
    public static final String SERVICE = "service";

    private Roles() {}
}
