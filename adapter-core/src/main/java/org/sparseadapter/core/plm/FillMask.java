// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.tensor.HostTensor;
import org.sparseadapter.core.tensor.LogitMath;
import org.sparseadapter.core.tensor.Normalisation;
import org.sparseadapter.core.tensor.Projection;
import org.sparseadapter.core.tensor.RowGather;

/**
 * The masked-language head of a model: which words could stand where a text has {@code [MASK]}. It belongs to a
 * checkpoint, not to its encoder, and is loaded apart from it.
 */
public final class FillMask implements AutoCloseable {

    private final BaseModel model;
    private final NDManager manager;
    private final MaskedHead head;
    private final Projection transform;
    private final Normalisation norm;
    private final NDArray bias;
    private final int mask;

    /**
     * A word and how likely it is.
     *
     * @param token text of the token
     * @param probability over the whole vocabulary
     */
    public record Guess(String token, double probability) {}

    private FillMask(BaseModel model, MaskedHead head, Map<String, Supplier<HostTensor>> stored) {
        this.model = model;
        this.head = head;
        this.mask = maskToken(model.tokenizer(), head.mask());
        this.manager = model.manager().newSubManager();
        this.transform = Projection.exact(
                array(stored, head.transform() + ".weight"), array(stored, head.transform() + ".bias"));
        this.norm = new Normalisation(
                array(stored, head.norm() + ".weight"), array(stored, head.norm() + ".bias"), head.epsilon());
        this.bias = array(stored, head.bias());
    }

    /**
     * Loads the head of a model.
     *
     * @param source where the model was loaded from
     * @param model must stay open for as long as this
     * @throws BaseModelException when no such head is read for its family, or its file has none
     */
    public static FillMask load(ModelSource source, BaseModel model) {
        MaskedHead head = ArchitectureConfig.read(source.config())
                .maskedHead()
                .orElseThrow(() -> new BaseModelException(source.folder() + ": no masked-language head is read for a "
                        + model.info().family().title()));
        return new FillMask(model, head, ModelFiles.stored(source));
    }

    /**
     * Fills the mask.
     *
     * @param text holds {@code [MASK]} once
     * @param most how many guesses
     * @return the likeliest first
     */
    public List<Guess> fill(String text, int most) {
        Encoded encoded =
                model.tokenizer().encode(text, Optional.empty(), model.info().maxTokens());
        int[] places = IntStream.range(0, encoded.length())
                .filter(i -> encoded.ids()[i] == mask)
                .toArray();
        if (places.length != 1) {
            throw new IllegalArgumentException(
                    "expected " + head.mask() + " once, found it " + places.length + " times");
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray hidden =
                    model.encoder().encode(PackedTokens.of(List.of(encoded)), SiteFunctions.none(), scope, false);
            NDArray row = RowGather.rows(hidden, RowGather.index(scope, places), scope);
            NDArray transformed = norm.apply(Activation.gelu(transform.apply(row)));
            NDArray words = model.weights().get(head.words());
            float[] scores =
                    Linear.linear(transformed, words, bias).singletonOrThrow().toFloatArray();
            float[] logs = LogitMath.logSoftmax(scores, 0, scores.length);
            TopK top = TopK.of(logs, most);
            List<Guess> guesses = new ArrayList<>();
            for (int place = 0; place < top.size(); place++) {
                guesses.add(
                        new Guess(model.tokenizer().decode(new int[] {top.index(place)}), Math.exp(top.score(place))));
            }
            return guesses;
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    private static int maskToken(TextTokenizer tokenizer, String mask) {
        int[] ids = tokenizer.encode(mask, Optional.empty(), Integer.MAX_VALUE).ids();
        if (ids.length != 3) {
            throw new BaseModelException("the tokenizer does not know " + mask);
        }
        return ids[1];
    }

    private NDArray array(Map<String, Supplier<HostTensor>> stored, String name) {
        return Optional.ofNullable(stored.get(name))
                .orElseThrow(() ->
                        new BaseModelException("tensor " + name + " is missing: the model has no masked-language head"))
                .get()
                .toArray(manager);
    }
}
