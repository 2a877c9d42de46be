// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.AdapterKind;
import org.sparseadapter.core.adapter.KindCoverage;

class TrainingSamplesTest {

    @Test
    void everyKindThatHasWeightsIsTrained() {
        KindCoverage.require(
                "TrainingSamples.everyKind", TrainingSamples.everyKind().toList(), AdapterKind::hasWeights);
    }
}
