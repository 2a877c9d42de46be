// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.Interval;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.prune.Scope;
import org.sparseadapter.core.prune.ScoreInit;

/** The {@code pruning} object of a recipe. */
final class PruningJson {

    static final String LARGE_SPARSE = "pruning.largeSparse";

    private static final int MOST_EXAMPLES = 1_000_000;
    private static final int MOST_FACTOR = 64;
    private static final int MOST_ROUNDS = 1000;

    private PruningJson() {}

    /**
     * What the object says.
     *
     * @param config the settings, the sparsity of Large-Sparse resolved
     * @param largeSparse the factor by which the adapter is to be widened
     */
    record Read(PruningConfig config, OptionalInt largeSparse) {}

    static Read read(JsonNode node) {
        Fields fields = Fields.of(
                node, "pruning", "method", "sparsity", "largeSparse", "scope", "examples", "rounds", "scoreInit");
        PruningConfig defaults = PruningConfig.defaults();
        OptionalInt factor = fields.optInteger("largeSparse", 2, MOST_FACTOR);
        if (factor.isPresent() && fields.has("sparsity")) {
            throw new FieldException(
                    LARGE_SPARSE, "gives the sparsity as 1 - 1/k: give either pruning.sparsity or this, not both");
        }
        double given = fields.number("sparsity", defaults.sparsity(), Interval.rightOpen(0, 1));
        double sparsity = factor.isPresent() ? 1 - 1.0 / factor.getAsInt() : given;
        PruningMethod method = fields.choice("method", defaults.method(), PruningMethod.values(), PruningMethod::word);
        PruningConfig config = new PruningConfig(
                method,
                sparsity,
                fields.choice("scope", defaults.scope(), Scope.values()),
                fields.integer("examples", defaults.examples(), 1, MOST_EXAMPLES),
                rounds(fields, method, defaults.rounds()),
                fields.choice("scoreInit", defaults.scoreInit(), ScoreInit.values()));
        return new Read(config, factor);
    }

    static ObjectNode write(PruningConfig pruning) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("method", pruning.method().word())
                .put("sparsity", pruning.sparsity())
                .put("scope", Fields.word(pruning.scope()))
                .put("examples", pruning.examples())
                .put("rounds", pruning.rounds())
                .put("scoreInit", Fields.word(pruning.scoreInit()));
    }

    private static int rounds(Fields fields, PruningMethod method, int fallback) {
        int rounds = fields.integer("rounds", fallback, 1, MOST_ROUNDS);
        if (rounds > 1 && !method.needsData()) {
            throw fields.error(
                    "rounds",
                    "expected 1 with " + method.word() + ", whose scores are the same in every round, found " + rounds);
        }
        return rounds;
    }
}
