// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.adapterhub;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.SiteModules;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.task.Pooling;

/**
 * The module names of one model family in the AdapterHub library.
 *
 * @param modelClass the class that holds the model with its heads
 * @param prefix of the model's modules in that class
 * @param modules which module holds the bottlenecks of a site
 * @param plain what a head sees that does without a pooler
 * @param pooler whether a head may see the pooler's output instead
 */
record HubFamily(String modelClass, String prefix, SiteModules modules, Pooling plain, boolean pooler) {

    /** Our names of a bottleneck's parameters, and theirs. */
    private static final Map<String, String> PARAMETERS = Map.of(
            ".down.weight", "adapter_down.0.weight",
            ".down.bias", "adapter_down.0.bias",
            ".up.weight", "adapter_up.weight",
            ".up.bias", "adapter_up.bias");

    private static final SiteModules BERT_MODULES = SiteModules.ofEncoder(
            "encoder.layer", Map.of(SitePoint.ATTENTION_OUTPUT, "attention.output", SitePoint.FFN_OUTPUT, "output"));

    private static final HubFamily BERT = new HubFamily("BertAdapterModel", "bert.", BERT_MODULES, Pooling.CLS, true);

    private static final HubFamily ROBERTA =
            new HubFamily("RobertaAdapterModel", "roberta.", BERT_MODULES, Pooling.CLS, true);

    private static final HubFamily BART = new HubFamily(
            "BartAdapterModel",
            "model.",
            new SiteModules(
                    "encoder.layers",
                    Optional.of("decoder.layers"),
                    Map.of(
                            SitePoint.ATTENTION_OUTPUT, "attention_adapters",
                            SitePoint.CROSS_ATTENTION_OUTPUT, "cross_attention_adapters",
                            SitePoint.FFN_OUTPUT, "output_adapters")),
            Pooling.LAST,
            false);

    private static final HubFamily DISTILBERT = new HubFamily(
            "DistilBertAdapterModel",
            "distilbert.",
            SiteModules.ofEncoder(
                    "transformer.layer",
                    Map.of(SitePoint.ATTENTION_OUTPUT, "attention_adapters", SitePoint.FFN_OUTPUT, "output_adapters")),
            Pooling.CLS,
            false);

    /**
     * The family of a base model.
     *
     * @throws ArtifactException when its adapters have no counterpart in the AdapterHub library
     */
    static HubFamily of(BaseModelInfo base) {
        return of(base.family()).orElseThrow(() -> ArtifactException.noCounterpart(base.family(), "AdapterHub"));
    }

    /** What is known of a family; empty where its adapters have no counterpart. */
    static Optional<HubFamily> of(ModelFamily family) {
        return switch (family) {
            case BERT -> Optional.of(BERT);
            case ROBERTA -> Optional.of(ROBERTA);
            case BART -> Optional.of(BART);
            case DISTILBERT -> Optional.of(DISTILBERT);
        };
    }

    /** Names of an adapter's parameters here, by their names there, without the model's own prefix. */
    SortedMap<String, String> parameters(BaseModelInfo base, String adapter) {
        SortedMap<String, String> names = new TreeMap<>();
        modules.sites(base)
                .forEach((module, site) -> PARAMETERS.forEach(
                        (own, theirs) -> names.put(module + ".adapters." + adapter + "." + theirs, site.path() + own)));
        return names;
    }
}
