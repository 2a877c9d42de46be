// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.forward;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.lab.console.CommandFailedException;

/**
 * The tokens of a forward call, padded to one length, under the names that the transformers library gives them. Other
 * tensors of the file are passed over.
 *
 * @param ids {@code input_ids}
 * @param mask {@code attention_mask}: 1 where a token is seen; all ones when absent
 * @param types {@code token_type_ids}; zeros when absent
 * @param decoderIds {@code decoder_input_ids}, for an encoder-decoder
 */
record ForwardInputs(TokenMatrix ids, TokenMatrix mask, TokenMatrix types, Optional<TokenMatrix> decoderIds) {

    /**
     * Reads and checks a file.
     *
     * @throws CommandFailedException naming the tensor at fault and what was expected
     */
    static ForwardInputs read(Path file, BaseModelInfo model) {
        try {
            return read(Safetensors.open(file), model);
        } catch (IOException | SafetensorsException | CommandFailedException e) {
            throw new CommandFailedException(file + ": " + e.getMessage(), e);
        }
    }

    private static ForwardInputs read(Safetensors file, BaseModelInfo model) {
        TokenMatrix ids = TokenMatrix.read(file, "input_ids")
                .orElseThrow(() -> new CommandFailedException(
                        "expected a tensor input_ids, found " + file.tensors().keySet()))
                .atMost(model.maxTokens())
                .below(model.vocabulary(), "an id of the vocabulary");
        TokenMatrix mask = TokenMatrix.read(file, "attention_mask")
                .map(found -> found.shapedAs(ids).below(2, "0 or 1,"))
                .orElseGet(() -> ids.filled("attention_mask", 1));
        TokenMatrix types = TokenMatrix.read(file, "token_type_ids")
                .map(found -> found.shapedAs(ids))
                .orElseGet(() -> ids.filled("token_type_ids", 0));
        Optional<TokenMatrix> decoderIds = TokenMatrix.read(file, "decoder_input_ids")
                .map(found -> found.atMost(model.maxTokens()).below(model.vocabulary(), "an id of the vocabulary"));
        decoderIds.filter(found -> found.rows() != ids.rows()).ifPresent(found -> {
            throw new CommandFailedException("decoder_input_ids: expected as many sequences as input_ids, " + ids.rows()
                    + ", found " + found.rows());
        });
        return new ForwardInputs(ids, mask, types, decoderIds);
    }
}
