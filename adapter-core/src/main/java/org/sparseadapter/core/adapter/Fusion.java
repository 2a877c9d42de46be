// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;

/**
 * Attention over the outputs of other adapters, its parts, which stay frozen. Pfeiffer et al. 2021, "AdapterFusion:
 * Non-Destructive Task Composition for Transfer Learning".
 *
 * <p>At every site that one of its parts covers, with {@code o} what the sublayer gives and {@code d_i} what part i would
 * add to it (zero where that part leaves the site alone): {@code o + sum_i softmax_i((Q o + b) . K d_i) V d_i}. Q and K
 * start at N(0, 0.02), V at the identity. A bias of K would add the same to every score, so there is none. Q, K and V can
 * be pruned; random pruning is blind to V's diagonal and thins it out like the rest.
 *
 * <p>There are at least two parts, all different: attention over one, or over equals, weighs nothing, and Q and K would
 * have no gradient to learn or to be scored by.
 *
 * @param parts versions of adapters of a kind that is {@link AdapterKind#isFusible()}, over the same base model; their heads are
 *     not used
 */
public record Fusion(List<PartRef> parts) implements AdapterConfig {

    /** The most parts of one fusion. */
    public static final int MOST_PARTS = 32;

    public Fusion {
        parts = List.copyOf(parts);
        if (parts.size() < 2 || parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("a fusion needs 2 to " + MOST_PARTS
                    + " adapters, since attention over a single one weighs nothing, found " + parts.size());
        }
        for (int i = 0; i < parts.size(); i++) {
            for (int j = 0; j < i; j++) {
                PartRef part = parts.get(i);
                boolean sameFile = part.digest().isPresent()
                        && part.digest().equals(parts.get(j).digest());
                if (part.sameVersion(parts.get(j)) || sameFile) {
                    throw new IllegalArgumentException(part + " is the same adapter as " + parts.get(j)
                            + ", and attention over equals weighs nothing");
                }
            }
        }
    }

    /** All: where it acts is up to its parts. */
    @Override
    public LayerSelection layers() {
        return LayerSelection.all();
    }

    @Override
    public Fusion withParts(List<PartRef> others) {
        return new Fusion(others);
    }

    @Override
    public List<ParameterSpec> parameters(BaseModelInfo base, List<AdapterConfig> kinds) {
        SortedSet<Site> sites = new TreeSet<>();
        for (int i = 0; i < parts.size(); i++) {
            if (i >= kinds.size() || !(kinds.get(i) instanceof BottleneckAdapter part)) {
                throw new IllegalArgumentException(
                        "adapter.of[" + i + "]: expected a " + AdapterKinds.fusible() + " adapter as " + parts.get(i)
                                + ", found " + (i < kinds.size() ? kinds.get(i).kind() : "nothing"));
            }
            sites.addAll(part.sites(base));
        }
        return sites.stream()
                .flatMap(site -> FusionSites.parameters(site, base.hidden()).stream())
                .toList();
    }

    @Override
    public SiteFunctions bind(Function<String, NDArray> parameters, List<SiteFunctions> functions) {
        return new FusionSites(parameters, functions);
    }
}
