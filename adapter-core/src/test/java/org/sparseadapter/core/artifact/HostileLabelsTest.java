// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.task.HeadActivation;
import org.sparseadapter.core.task.HeadLayers;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

/** Labels from outside in the messages that refuse them. */
class HostileLabelsTest {

    private static final List<String> LABELS = Collections.nCopies(1_000, "\u001b[2J" + "x".repeat(10_000));

    @Test
    void aHeadNamesRepeatedLabelsShortlyAndWithoutControls() {
        refused(
                () -> new HeadConfig(TaskKind.CLASSIFICATION, Pooling.POOLER, LABELS, 0.1, 32),
                "expected every label once, found \"?[2Jx");
    }

    @Test
    void anImportNamesWrongLabelsShortlyAndWithoutControls() {
        BaseModelInfo base = Exchanged.base("bert-tiny");
        HeadLayers layers = new HeadLayers(1, HeadActivation.TANH);
        refused(
                () -> ImportOptions.defaults().head(Optional.empty(), 2, LABELS, Pooling.POOLER, layers, base),
                "the classifier has 2 outputs, expected as many different labels, found \"?[2Jx");
    }

    private static void refused(ThrowingCallable action, String start) {
        assertThatThrownBy(action)
                .hasMessageStartingWith(start)
                .hasMessageEndingWith(" and 988 more")
                .message()
                .hasSizeLessThan(2_000)
                .doesNotContain("\u001b");
    }
}
