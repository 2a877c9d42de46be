// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lock;

import org.sparseadapter.events.Stage;

/** Advisory locks of which the database has one each. Keys never change: replicas of two releases exclude each other by them. */
public enum SingleLock {
    /** The relay of the outbox. */
    OUTBOX_RELAY(0x6f7574626f78L),
    /** Claims of masks. */
    MASK_CLAIM(0x636c61696dL),
    /** Claims of trainings. */
    TRAINING_CLAIM(0x636c61696eL),
    /** Claims of evaluations. */
    EVALUATION_CLAIM(0x636c61696fL);

    private final long key;

    SingleLock(long key) {
        this.key = key;
    }

    /** The lock of claims of a stage. */
    public static SingleLock claimOf(Stage stage) {
        return switch (stage) {
            case MASK -> MASK_CLAIM;
            case TRAIN -> TRAINING_CLAIM;
            case EVALUATE -> EVALUATION_CLAIM;
        };
    }

    long key() {
        return key;
    }
}
