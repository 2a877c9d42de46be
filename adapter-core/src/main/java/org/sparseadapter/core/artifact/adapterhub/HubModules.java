// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.adapterhub;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SitePoint;

/** Which module of the AdapterHub library's models holds the adapters of a site, and what it calls their parameters. */
final class HubModules {

    /** Our names of a bottleneck's parameters, and theirs. */
    static final Map<String, String> PARAMETERS = Map.of(
            ".down.weight", "adapter_down.0.weight",
            ".down.bias", "adapter_down.0.bias",
            ".up.weight", "adapter_up.weight",
            ".up.bias", "adapter_up.bias");

    private static final Map<SitePoint, String> ENCODER = Map.of(
            SitePoint.ATTENTION_OUTPUT, "attention.output",
            SitePoint.FFN_OUTPUT, "output");

    private static final Map<SitePoint, String> ENCODER_DECODER = Map.of(
            SitePoint.ATTENTION_OUTPUT, "attention_adapters",
            SitePoint.CROSS_ATTENTION_OUTPUT, "cross_attention_adapters",
            SitePoint.FFN_OUTPUT, "output_adapters");

    private HubModules() {}

    /** The modules of a model by site, without the model's own prefix. */
    static Optional<String> of(BaseModelInfo base, Site site) {
        if (base.decoderLayers() == 0) {
            return Optional.ofNullable(ENCODER.get(site.point()))
                    .map(module -> "encoder.layer." + site.layer() + "." + module);
        }
        boolean decoder = base.isDecoderLayer(site.layer());
        if (site.point().isCross() && !decoder) {
            return Optional.empty();
        }
        int encoderLayers = base.layers() - base.decoderLayers();
        String layer = decoder ? "decoder.layers." + (site.layer() - encoderLayers) : "encoder.layers." + site.layer();
        return Optional.ofNullable(ENCODER_DECODER.get(site.point())).map(module -> layer + "." + module);
    }

    /** Names of an adapter's parameters here, by their names there, without the model's own prefix. */
    static SortedMap<String, String> parameters(BaseModelInfo base, String adapter) {
        SortedMap<String, String> names = new TreeMap<>();
        for (int layer = 0; layer < base.layers(); layer++) {
            for (SitePoint point : SitePoint.values()) {
                Site site = new Site(layer, point);
                of(base, site)
                        .ifPresent(module -> PARAMETERS.forEach((own, theirs) ->
                                names.put(module + ".adapters." + adapter + "." + theirs, site.path() + own)));
            }
        }
        return names;
    }

    /** How the model stands in the class that holds it with its heads. */
    static String prefix(BaseModelInfo base) {
        return base.decoderLayers() > 0 ? "model." : base.architecture() + ".";
    }

    /** That class. */
    static String modelClass(BaseModelInfo base) {
        return switch (base.architecture()) {
            case "bert" -> "BertAdapterModel";
            case "roberta" -> "RobertaAdapterModel";
            default -> "BartAdapterModel";
        };
    }
}
