// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/** The pruning of a cell: none, to a sparsity, or Large-Sparse. */
sealed interface Thinning {

    /** The recipe's {@code pruning} object. */
    ObjectNode json();

    /** After the adapter in the cell's name; empty for a dense one. */
    String suffix();

    /** No pruning. One such cell stands for all pruners at sparsity 0. */
    record Dense() implements Thinning {
        @Override
        public ObjectNode json() {
            return JsonNodeFactory.instance.objectNode().put("method", "random").put("sparsity", 0);
        }

        @Override
        public String suffix() {
            return "";
        }
    }

    /**
     * Pruning to a sparsity.
     *
     * @param method the pruner
     * @param sparsity above 0, below 1
     */
    record Sparse(Spec method, double sparsity) implements Thinning {
        /** Refuses a sparsity that is none. */
        public Sparse {
            if (!(sparsity > 0 && sparsity < 1)) {
                throw new GridException("a sparsity is a fraction removed, in [0, 1), found " + sparsity);
            }
        }

        @Override
        public ObjectNode json() {
            return method.json("method").put("sparsity", sparsity);
        }

        @Override
        public String suffix() {
            return "/" + method + "/"
                    + BigDecimal.valueOf(sparsity).stripTrailingZeros().toPlainString();
        }
    }

    /**
     * Large-Sparse: the adapter is widened and pruned to as many weights as it had.
     *
     * @param method the pruner
     * @param factor by which it is widened, at least 2
     */
    record LargeSparse(Spec method, int factor) implements Thinning {
        /** Refuses a factor that widens nothing. */
        public LargeSparse {
            if (factor < 2) {
                throw new GridException("a Large-Sparse factor is at least 2, found " + factor);
            }
        }

        @Override
        public ObjectNode json() {
            return method.json("method").put("largeSparse", factor);
        }

        @Override
        public String suffix() {
            return "/" + method + "/x" + factor;
        }
    }

    /** The pruner's text, if there is one. */
    default Optional<String> pruner() {
        if (this instanceof Sparse sparse) {
            return Optional.of(sparse.method().text());
        }
        return this instanceof LargeSparse large ? Optional.of(large.method().text()) : Optional.empty();
    }
}
