// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

/** Scoring or evaluation ended because its {@link ProgressListener} asked for it. */
public class WorkStoppedException extends RuntimeException {

    /** Says what was stopped. */
    public WorkStoppedException(String work) {
        super(work + " was stopped on request");
    }
}
