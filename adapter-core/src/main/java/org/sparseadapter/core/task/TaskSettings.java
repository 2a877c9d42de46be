// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

/** What a kind of task asks beyond what all ask. */
public sealed interface TaskSettings permits PooledSettings, AnswerSettings, GenerationSettings {

    /** Whether a kind of task has settings of this form. */
    boolean suits(TaskKind kind);

    /** What a recipe that says nothing gets. */
    static TaskSettings defaults(TaskKind kind) {
        return switch (kind) {
            case CLASSIFICATION, REGRESSION -> PooledSettings.DEFAULTS;
            case QUESTION_ANSWERING -> AnswerSettings.DEFAULTS;
            case SEQUENCE_TO_SEQUENCE -> GenerationSettings.DEFAULTS;
        };
    }
}
