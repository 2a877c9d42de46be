// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.task.GenerationSettings;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.task.TaskSettings;

/** The tasks that a base model supports: it needs a decoder that writes where texts are written, and positions enough. */
public final class TaskSupport {

    private TaskSupport() {}

    /** Whether tasks of a kind can be learnt over a base model. */
    public static boolean has(BaseModelInfo base, TaskKind kind) {
        return !kind.writes() || base.writes();
    }

    /**
     * Passes a task that a base model can do.
     *
     * @throws FieldException naming the field of the recipe's task, when it lacks a decoder, a token head or positions
     */
    public static void require(TaskKind kind, TaskSettings settings, BaseModelInfo base) {
        if (!has(base, kind)) {
            throw new FieldException(
                    "task.kind",
                    "found " + kind.word() + ", but the base model " + base.id() + " has no "
                            + (base.decoderLayers() == 0 ? "decoder" : "token head") + " to write with");
        }
        if (settings instanceof GenerationSettings generation && generation.maxLength() > base.mostWritten()) {
            throw new FieldException(
                    "task.maxLength",
                    "expected at most " + base.mostWritten() + ", what the base model writes, found "
                            + generation.maxLength());
        }
    }

    /**
     * Passes a cut that leaves no text longer than a base model reads.
     *
     * @throws FieldException naming the recipe's field
     */
    public static void requireLength(int maxTokens, BaseModelInfo base) {
        if (maxTokens > base.maxTokens()) {
            throw new FieldException(
                    "task.maxTokens",
                    "expected at most " + base.maxTokens() + ", what the base model reads, found " + maxTokens);
        }
    }
}
