// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.SiteModules;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.task.HeadActivation;
import org.sparseadapter.core.task.Pooling;

/**
 * The module names of one model family in the transformers library, which PEFT's files are made of.
 *
 * @param prefix of the base model's modules in a class that has a head, for example {@code bert.}
 * @param modules the projection of each site
 * @param targets PEFT's short {@code target_modules}; a target is left out where other modules' names end alike
 * @param classifier the head of its class for sequence classification
 * @param answers pooling that an imported head for question answering is given, where it is of no consequence
 */
record PeftFamily(
        String prefix,
        SiteModules modules,
        Map<LoraTarget, List<String>> targets,
        PeftClassifier classifier,
        Pooling answers) {

    private static final SiteModules BERT_MODULES = SiteModules.ofEncoder(
            "encoder.layer",
            Map.of(
                    SitePoint.QUERY, "attention.self.query",
                    SitePoint.KEY, "attention.self.key",
                    SitePoint.VALUE, "attention.self.value",
                    SitePoint.ATTENTION_OUTPUT, "attention.output.dense",
                    SitePoint.FFN_OUTPUT, "output.dense"));

    private static final Map<LoraTarget, List<String>> BERT_TARGETS = Map.of(
            LoraTarget.QUERY, List.of("query"),
            LoraTarget.KEY, List.of("key"),
            LoraTarget.VALUE, List.of("value"),
            LoraTarget.ATTENTION_OUTPUT, List.of("attention.output.dense"));

    private static final PeftFamily BERT = new PeftFamily(
            "bert.", BERT_MODULES, BERT_TARGETS, PeftClassifier.ofOne("classifier", Pooling.POOLER), Pooling.POOLER);

    private static final PeftFamily ROBERTA = new PeftFamily(
            "roberta.",
            BERT_MODULES,
            BERT_TARGETS,
            PeftClassifier.ofTwo("classifier.dense", HeadActivation.TANH, "classifier.out_proj", Pooling.CLS),
            Pooling.POOLER);

    private static final PeftFamily BART = new PeftFamily(
            "model.",
            new SiteModules(
                    "encoder.layers",
                    Optional.of("decoder.layers"),
                    Map.of(
                            SitePoint.QUERY, "self_attn.q_proj",
                            SitePoint.KEY, "self_attn.k_proj",
                            SitePoint.VALUE, "self_attn.v_proj",
                            SitePoint.ATTENTION_OUTPUT, "self_attn.out_proj",
                            SitePoint.FFN_OUTPUT, "fc2",
                            SitePoint.CROSS_QUERY, "encoder_attn.q_proj",
                            SitePoint.CROSS_KEY, "encoder_attn.k_proj",
                            SitePoint.CROSS_VALUE, "encoder_attn.v_proj",
                            SitePoint.CROSS_ATTENTION_OUTPUT, "encoder_attn.out_proj")),
            Map.of(
                    LoraTarget.QUERY, List.of("q_proj"),
                    LoraTarget.KEY, List.of("k_proj"),
                    LoraTarget.VALUE, List.of("v_proj"),
                    LoraTarget.ATTENTION_OUTPUT, List.of("encoder_attn.out_proj", "self_attn.out_proj"),
                    LoraTarget.FFN_OUTPUT, List.of("fc2")),
            PeftClassifier.ofTwo(
                    "classification_head.dense", HeadActivation.TANH, "classification_head.out_proj", Pooling.LAST),
            Pooling.LAST);

    private static final PeftFamily DISTILBERT = new PeftFamily(
            "distilbert.",
            SiteModules.ofEncoder(
                    "transformer.layer",
                    Map.of(
                            SitePoint.QUERY, "attention.q_lin",
                            SitePoint.KEY, "attention.k_lin",
                            SitePoint.VALUE, "attention.v_lin",
                            SitePoint.ATTENTION_OUTPUT, "attention.out_lin",
                            SitePoint.FFN_OUTPUT, "ffn.lin2")),
            Map.of(
                    LoraTarget.QUERY, List.of("q_lin"),
                    LoraTarget.KEY, List.of("k_lin"),
                    LoraTarget.VALUE, List.of("v_lin"),
                    LoraTarget.ATTENTION_OUTPUT, List.of("out_lin"),
                    LoraTarget.FFN_OUTPUT, List.of("lin2")),
            PeftClassifier.ofTwo("pre_classifier", HeadActivation.RELU, "classifier", Pooling.CLS),
            Pooling.CLS);

    PeftFamily {
        targets = Map.copyOf(targets);
    }

    /**
     * The family of a base model.
     *
     * @throws ArtifactException when its adapters have no counterpart in the PEFT library
     */
    static PeftFamily of(BaseModelInfo base) {
        return of(base.family()).orElseThrow(() -> ArtifactException.noCounterpart(base.family(), "PEFT"));
    }

    /** What is known of a family; empty where its adapters have no counterpart. */
    static Optional<PeftFamily> of(ModelFamily family) {
        return switch (family) {
            case BERT -> Optional.of(BERT);
            case ROBERTA -> Optional.of(ROBERTA);
            case BART -> Optional.of(BART);
            case DISTILBERT -> Optional.of(DISTILBERT);
        };
    }
}
