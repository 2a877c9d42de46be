// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.Objects;

/** What the files of a base model say, read in pure Java. */
record ModelFiles(ModelSource source, BaseModelInfo info) {

    ModelFiles {
        Objects.requireNonNull(source, "source");
    }

    static ModelFiles open(ModelSource source) {
        throw new BaseModelException("cannot read " + source.folder() + " yet");
    }
}
