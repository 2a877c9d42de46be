// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/** An encoder with two forms: one for training passes, an exact one for all others. */
interface Paired {

    /** The form that computes in the precision of the weights. */
    Encoder exact();
}
