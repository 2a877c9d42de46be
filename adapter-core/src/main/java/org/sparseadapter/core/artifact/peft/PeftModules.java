// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SitePoint;

/** Where the transformers library keeps the projection of a site, without the model's own prefix. */
final class PeftModules {

    private static final Map<SitePoint, String> BERT = Map.of(
            SitePoint.QUERY, "attention.self.query",
            SitePoint.KEY, "attention.self.key",
            SitePoint.VALUE, "attention.self.value",
            SitePoint.ATTENTION_OUTPUT, "attention.output.dense",
            SitePoint.FFN_OUTPUT, "output.dense");

    private static final Map<SitePoint, String> BART = Map.of(
            SitePoint.QUERY, "self_attn.q_proj",
            SitePoint.KEY, "self_attn.k_proj",
            SitePoint.VALUE, "self_attn.v_proj",
            SitePoint.ATTENTION_OUTPUT, "self_attn.out_proj",
            SitePoint.FFN_OUTPUT, "fc2",
            SitePoint.CROSS_QUERY, "encoder_attn.q_proj",
            SitePoint.CROSS_KEY, "encoder_attn.k_proj",
            SitePoint.CROSS_VALUE, "encoder_attn.v_proj",
            SitePoint.CROSS_ATTENTION_OUTPUT, "encoder_attn.out_proj");

    private PeftModules() {}

    /** All projections of a model that an adapter may correct, by name. */
    static SortedMap<String, Site> of(BaseModelInfo base) {
        SortedMap<String, Site> sites = new TreeMap<>();
        for (int layer = 0; layer < base.layers(); layer++) {
            for (SitePoint point : SitePoint.values()) {
                Site site = new Site(layer, point);
                name(base, site).ifPresent(name -> sites.put(name, site));
            }
        }
        return sites;
    }

    private static Optional<String> name(BaseModelInfo base, Site site) {
        boolean decoder = base.isDecoderLayer(site.layer());
        if (site.point().isCross() && !decoder) {
            return Optional.empty();
        }
        if (base.decoderLayers() == 0) {
            return Optional.ofNullable(BERT.get(site.point()))
                    .map(module -> "encoder.layer." + site.layer() + "." + module);
        }
        int encoderLayers = base.layers() - base.decoderLayers();
        String layer = decoder ? "decoder.layers." + (site.layer() - encoderLayers) : "encoder.layers." + site.layer();
        return Optional.ofNullable(BART.get(site.point())).map(module -> layer + "." + module);
    }
}
