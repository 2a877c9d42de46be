// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.site.SequenceSites;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.tensor.RowGather;

/** BART's decoder, step by step. */
final class BartSteps implements StepDecoder {

    private final Bart model;
    private final PackedTokens source;
    private final SequenceSites sites;
    private final NDManager owner;
    private final NDManager own;
    private final List<CrossCache> cross;
    private List<SelfCache> caches = List.of();
    private RunningRows running;

    private BartSteps(
            Bart model,
            PackedTokens source,
            SequenceSites sites,
            NDManager owner,
            NDManager own,
            List<CrossCache> cross) {
        this.model = model;
        this.source = source;
        this.sites = sites;
        this.owner = owner;
        this.own = own;
        this.cross = cross;
        this.running = RunningRows.none(source.sequences());
    }

    static BartSteps start(Bart model, NDArray memory, PackedTokens source, SequenceSites sites, NDManager owner) {
        NDManager own = owner.newSubManager();
        try {
            List<CrossCache> cross = CrossCache.of(model.decoderLayers(), memory, sites.over(source.offsets()), own);
            return new BartSteps(model, source, sites, owner, own, cross);
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    @Override
    public NDArray next(int[] tokens, int[] parents) {
        if (running.tokens() >= model.maxTokens()) {
            throw new IllegalArgumentException("the base model has positions for " + model.maxTokens() + " tokens");
        }
        if (tokens.length != parents.length) {
            throw new IllegalArgumentException(
                    "there are " + tokens.length + " tokens, but " + parents.length + " parents");
        }
        RunningRows next = running.next(parents);
        return Unrecorded.pass(() -> advance(tokens, parents, next));
    }

    private NDArray advance(int[] tokens, int[] parents, RunningRows next) {
        SiteFunctions functions = sites.over(next.offsets());
        try (NDManager call = own.newSubManager()) {
            AttentionRows itself = model.decoder().rows(next.reach(), call);
            AttentionRows across = model.decoder().rows(Reach.across(next.offsets(), source), call);
            NDArray order = RowGather.index(call, running.order(parents));
            int[] places = new int[tokens.length];
            Arrays.fill(places, running.tokens());
            NDArray rows = model.decoder().embed(tokens, places, call);
            List<SelfCache> grown = new ArrayList<>();
            for (int i = 0; i < cross.size(); i++) {
                DecoderLayer layer = model.decoderLayers().get(i);
                SelfCache cache = SelfCache.grown(
                        caches.isEmpty() ? Optional.empty() : Optional.of(caches.get(i)),
                        layer.self().keys(rows, functions),
                        layer.self().values(rows, functions),
                        order,
                        own);
                grown.add(cache);
                NDArray attended = layer.self().forward(rows, cache.keys(), cache.values(), itself, functions);
                NDArray crossed = layer.cross()
                        .forward(attended, cross.get(i).keys(), cross.get(i).values(), across, functions);
                rows = layer.feedForward().forward(crossed, functions);
            }
            caches.forEach(SelfCache::close);
            caches = grown;
            running = next;
            NDArray logits = model.tokenLogits(rows);
            logits.attach(owner);
            return logits;
        }
    }

    @Override
    public void close() {
        own.close();
    }
}
