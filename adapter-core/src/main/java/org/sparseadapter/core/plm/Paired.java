// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/** An encoder that computes in one form while training and in another for everything else. */
interface Paired {

    /** The form that computes in the precision of the weights. */
    Encoder exact();
}
