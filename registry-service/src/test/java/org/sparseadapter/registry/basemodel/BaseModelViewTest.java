// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.basemodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

class BaseModelViewTest {

    @Test
    void onlyAModelThatWritesIsOfferedForWriting() {
        assertThat(view(true).tasks()).containsExactly(TaskKind.values());
        assertThat(view(false).tasks()).isNotEmpty().doesNotContain(TaskKind.SEQUENCE_TO_SEQUENCE);
    }

    private static BaseModelView view(boolean writes) {
        return BaseModelView.of(new BaseModelInfo(
                "tiny", ModelFamily.BART, "sha256:00", 1000, 4, 2, 8, 16, 100, 32, Pooling.LAST, writes));
    }
}
