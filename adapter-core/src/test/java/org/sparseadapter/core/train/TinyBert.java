// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.nio.file.Path;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.ModelSource;

/** The tiny model of most tests, {@link TinyModel#BERT}. */
final class TinyBert {

    private TinyBert() {}

    /** Loads it from a copy in the given empty folder. */
    static BaseModel load(Path folder) {
        return TinyModel.BERT.load(folder);
    }

    /** Its files with a tokenizer, in the given empty folder. */
    static ModelSource install(Path folder) {
        return TinyModel.BERT.install(folder);
    }
}
