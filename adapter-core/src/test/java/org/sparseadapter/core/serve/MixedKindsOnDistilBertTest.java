// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

/** The same over a model without segments and without a pooler. */
class MixedKindsOnDistilBertTest extends MixedKindsTest {

    @Override
    String golden() {
        return "distilbert-tiny";
    }
}
