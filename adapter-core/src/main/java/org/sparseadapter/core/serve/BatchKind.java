// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Optional;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.EncoderDecoder;
import org.sparseadapter.core.plm.GenerationConfig;

/**
 * What sequences must share to be computed together.
 *
 * @param base the base model
 * @param writing how the decoder writes; empty where a head answers
 */
record BatchKind(BaseModel base, Optional<GenerationConfig> writing) {

    static BatchKind of(ServedAdapter adapter) {
        return new BatchKind(
                adapter.base(),
                adapter.compact()
                        .head()
                        .generation()
                        .map(settings -> GenerationConfig.of(
                                settings, writer(adapter.base()).specialTokens())));
    }

    private static EncoderDecoder writer(BaseModel base) {
        return base.encoderDecoder()
                .orElseThrow(() -> new IncompatibleAdapterException(
                        "writes texts, but " + base.info().id() + " has no decoder"));
    }
}
