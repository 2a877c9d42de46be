// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SitePoint;

/**
 * The module names that another library gives the sites of one model family, without the base model's own prefix: {@code
 * encoder.layer.3.attention.self.query} is the path of layers, the layer's number in its stack, and the module of a point.
 *
 * @param encoder path of the encoder's layers, for example {@code encoder.layer}
 * @param decoder path of the decoder's layers, numbered from 0 again; empty for a family of encoders
 * @param points module of each point within a layer; points without one are left out
 */
public record SiteModules(String encoder, Optional<String> decoder, Map<SitePoint, String> points) {

    public SiteModules {
        Objects.requireNonNull(encoder, "encoder");
        Objects.requireNonNull(decoder, "decoder");
        points = Map.copyOf(points);
    }

    /** Of a family of encoders. */
    public static SiteModules ofEncoder(String encoder, Map<SitePoint, String> points) {
        return new SiteModules(encoder, Optional.empty(), points);
    }

    /** The module of a site on a base model; empty where the layer or the library has none. */
    public Optional<String> of(Site site, BaseModelInfo base) {
        boolean decoding = base.isDecoderLayer(site.layer());
        if (site.point().isCross() && !decoding) {
            return Optional.empty();
        }
        String layers = decoding
                ? decoder.orElseThrow(() ->
                        new ArtifactException(base.family().title() + " has no decoder, but " + base.id() + " has"))
                : encoder;
        int number = decoding ? site.layer() - (base.layers() - base.decoderLayers()) : site.layer();
        return Optional.ofNullable(points.get(site.point())).map(module -> layers + "." + number + "." + module);
    }

    /** The sites of a base model that have a module, by its name. */
    public SortedMap<String, Site> sites(BaseModelInfo base) {
        SortedMap<String, Site> sites = new TreeMap<>();
        for (int layer = 0; layer < base.layers(); layer++) {
            for (SitePoint point : SitePoint.values()) {
                Site site = new Site(layer, point);
                of(site, base).ifPresent(name -> sites.put(name, site));
            }
        }
        return sites;
    }
}
