// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

/**
 * How much may wait. The limit per tenant is what keeps one tenant's flood from shutting the door on
 * the others, so it should be well below the total.
 *
 * @param total sequences of all tenants together
 * @param perTenant sequences of one tenant
 */
public record QueueLimits(int total, int perTenant) {

    /** Checks that a tenant's share fits the whole. */
    public QueueLimits {
        if (total < 1) {
            throw new IllegalArgumentException("total: expected a number from 1, found " + total);
        }
        if (perTenant < 1 || perTenant > total) {
            throw new IllegalArgumentException("perTenant: expected 1 to " + total + ", found " + perTenant);
        }
    }
}
