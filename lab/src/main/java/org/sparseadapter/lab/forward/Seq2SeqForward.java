// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.forward;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.EncoderDecoder;
import org.sparseadapter.core.plm.Generation;
import org.sparseadapter.core.plm.GenerationConfig;
import org.sparseadapter.core.plm.LayerOutputs;
import org.sparseadapter.core.plm.SpecialTokens;
import org.sparseadapter.core.site.SequenceSites;
import org.sparseadapter.core.site.SiteFunctions;

/**
 * A forward call of an encoder-decoder: the encoder's states, the decoder's states and token scores for given decoder
 * inputs, or for the sources shifted right by one where there are none, and what it writes.
 */
record Seq2SeqForward(BaseModel model, EncoderDecoder parts, Optional<ForwardAdapter> adapter) {

    void run(ForwardInputs inputs, Optional<GenerationConfig> generation, ForwardOutputs outputs) {
        PaddedBatch source = PaddedBatch.of(inputs.ids(), inputs.mask(), inputs.types());
        try (NDManager scope = model.manager().newSubManager()) {
            LayerOutputs encoderLayers = new LayerOutputs(sites(), scope);
            NDArray memory = parts.encodeSource(source.tokens(), encoderLayers, scope, false);
            encoderLayers
                    .states()
                    .forEach((layer, state) -> outputs.tokens("encoder_hidden_state_" + layer, state, source));
            outputs.tokens("encoder_last_hidden_state", memory, source);
            inputs.decoderIds()
                    .ifPresentOrElse(
                            ids -> decode(PaddedBatch.of(ids), memory, source, scope, outputs),
                            () -> readAgain(source, scope, outputs));
            generation.ifPresent(config -> write(config, source, scope, outputs));
        }
    }

    private SiteFunctions sites() {
        return adapter.map(ForwardAdapter::sites).orElseGet(SiteFunctions::none);
    }

    private void decode(
            PaddedBatch target, NDArray memory, PaddedBatch source, NDManager scope, ForwardOutputs outputs) {
        LayerOutputs layers = new LayerOutputs(sites(), scope);
        NDArray last = parts.decode(target.tokens(), memory, source.tokens(), SequenceSites.of(layers), scope, false);
        int encoderLayers = model.info().layers() - model.info().decoderLayers();
        layers.states()
                .forEach((layer, state) ->
                        outputs.tokens("decoder_hidden_state_" + (layer - encoderLayers), state, target));
        outputs.tokens("last_hidden_state", last, target);
        outputs.tokens("logits", parts.tokenLogits(last), target);
    }

    /** As classifiers over an encoder-decoder do. */
    private void readAgain(PaddedBatch source, NDManager scope, ForwardOutputs outputs) {
        NDArray last = parts.encode(source.tokens(), sites(), scope, false);
        outputs.tokens("last_hidden_state", last, source);
        adapter.ifPresent(present -> present.answer(last, source, outputs));
    }

    private void write(GenerationConfig config, PaddedBatch source, NDManager scope, ForwardOutputs outputs) {
        boolean greedy = config.beams() == 1;
        SpecialTokens special = parts.specialTokens();
        // The transformers library's beam search takes a padding of 0 for none.
        int filler = greedy || special.padding() != 0 ? special.padding() : special.end();
        outputs.ids(
                greedy ? "greedy_ids" : "beam" + config.beams() + "_ids",
                Generation.generate(parts, source.tokens(), SequenceSites.of(sites()), config, scope),
                filler);
    }
}
