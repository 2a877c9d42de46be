// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.sparseadapter.core.tensor.Script;

/**
 * Attention by the engine's fused kernel, which never writes the scores to memory; all blocks in one native call. At 32
 * sequences of 64 tokens it took 0.55 of the processor time of the elementary operations ({@code UnfusedAttention}, to
 * which tests hold it), and 0.67 with its gradients.
 */
final class FusedAttention implements Attention {

    private static final String METHODS =
            """
              def heads(self: __torch__.Kernels,
                rows: Tensor,
                sequences: int,
                longest: int) -> Tensor:
                split = torch.reshape(rows, [sequences, longest, HEADS, -1])
                return torch.transpose(split, 1, 2)
              def even(self: __torch__.Kernels,
                query: Tensor,
                key: Tensor,
                value: Tensor,
                queries: Tensor,
                keys: Tensor) -> Tensor:
                s = torch.size(queries, 0)
                l = torch.size(queries, 1)
                m = torch.size(keys, 1)
                q = (self).heads(query, s, l, )
                k = (self).heads(key, s, m, )
                v = (self).heads(value, s, m, )
                mixed = torch.scaled_dot_product_attention(q, k, v, None, 0., False)
                return torch.reshape(torch.transpose(mixed, 1, 2), [torch.mul(s, l), -1])
              def causal(self: __torch__.Kernels,
                query: Tensor,
                key: Tensor,
                value: Tensor,
                queries: Tensor,
                keys: Tensor) -> Tensor:
                s = torch.size(queries, 0)
                l = torch.size(queries, 1)
                q = (self).heads(query, s, l, )
                k = (self).heads(key, s, l, )
                v = (self).heads(value, s, l, )
                mixed = torch.scaled_dot_product_attention(q, k, v, None, 0., True)
                return torch.reshape(torch.transpose(mixed, 1, 2), [torch.mul(s, l), -1])
              def blocks(self: __torch__.Kernels,
                query: Tensor,
                key: Tensor,
                value: Tensor,
                queries: List[Tensor],
                keys: List[Tensor],
                masks: List[Tensor],
                unpack: Tensor) -> Tensor:
                parts = annotate(List[Tensor], [])
                for i in range(torch.len(queries)):
                  pack = queries[i]
                  s = torch.size(pack, 0)
                  l = torch.size(pack, 1)
                  m = torch.size(keys[i], 1)
                  q = (self).heads(torch.embedding(query, pack), s, l, )
                  k = (self).heads(torch.embedding(key, keys[i]), s, m, )
                  v = (self).heads(torch.embedding(value, keys[i]), s, m, )
                  mixed = torch.scaled_dot_product_attention(q, k, v, masks[i], 0., False)
                  part = torch.reshape(torch.transpose(mixed, 1, 2), [torch.mul(s, l), -1])
                  _0 = torch.append(parts, part)
                return torch.embedding(torch.cat(parts), unpack)
            """;

    private final int heads;
    private final Script script;

    private FusedAttention(int heads, Script script) {
        this.heads = heads;
        this.script = script;
    }

    /** Compiles it for a number of heads; released with the manager. */
    static FusedAttention load(int heads, NDManager owner) {
        String methods = METHODS.replace("HEADS", Integer.toString(heads));
        return new FusedAttention(heads, Script.load(methods, owner));
    }

    @Override
    public NDArray attend(NDArray query, NDArray key, NDArray value, SequenceLayout layout, int heads) {
        if (heads != this.heads) {
            throw new IllegalArgumentException("compiled for " + this.heads + " heads, asked for " + heads);
        }
        NDList arguments = new NDList(query, key, value);
        if (layout.even()) {
            SequenceBlock block = layout.blocks().get(0);
            arguments.add(block.queryPack());
            arguments.add(block.keyPack());
            return script.call(layout.causal() ? "causal" : "even", arguments);
        }
        arguments.addAll(Script.asList(
                "queries",
                layout.blocks().stream().map(SequenceBlock::queryPack).toList()));
        arguments.addAll(Script.asList(
                "keys", layout.blocks().stream().map(SequenceBlock::keyPack).toList()));
        arguments.addAll(Script.asList(
                "masks", layout.blocks().stream().map(SequenceBlock::mask).toList()));
        arguments.add(layout.unpack());
        return script.call("blocks", arguments);
    }
}
