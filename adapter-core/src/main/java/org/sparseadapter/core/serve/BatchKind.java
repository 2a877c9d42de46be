// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Optional;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.EncoderDecoder;
import org.sparseadapter.core.plm.GenerationConfig;
import org.sparseadapter.core.task.GenerationSettings;

/**
 * What sequences must share to be computed together.
 *
 * @param base the base model
 * @param writing how the decoder writes; empty where a head answers
 */
record BatchKind(BaseModel base, Optional<GenerationConfig> writing) {

    static BatchKind of(ServedAdapter adapter) {
        if (adapter.compact().head().settings() instanceof GenerationSettings settings) {
            EncoderDecoder writer = adapter.base()
                    .encoderDecoder()
                    .orElseThrow(() -> new IncompatibleAdapterException(
                            "writes texts, but " + adapter.base().info().id() + " has no decoder"));
            return new BatchKind(adapter.base(), Optional.of(GenerationConfig.of(settings, writer.specialTokens())));
        }
        return new BatchKind(adapter.base(), Optional.empty());
    }
}
