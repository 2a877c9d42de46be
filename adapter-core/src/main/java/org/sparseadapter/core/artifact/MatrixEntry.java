// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.prune.MaskSeed;

/**
 * The metadata of one sparse matrix.
 *
 * @param shape {@code [out, in]}
 * @param size how many weights the shape spans
 * @param kept how many of them the mask keeps
 * @param seed of a random mask; empty for a coded one
 */
record MatrixEntry(long[] shape, int size, int kept, Optional<MaskSeed> seed) {

    private static final String SHAPE = "shape";
    private static final String KEPT = "kept";
    private static final String DENSITY = "density";
    private static final String GENERATOR = "generator";
    private static final String SEED = "seed";

    static ObjectNode write(SparseParameter matrix) {
        Mask mask = matrix.mask();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (long dimension : matrix.shape()) {
            json.withArray("/" + SHAPE).add(dimension);
        }
        json.put(KEPT, mask.kept()).put(DENSITY, mask.density());
        mask.seed().ifPresent(seed -> json.put(GENERATOR, seed.generator()).put(SEED, seed.seed()));
        return json;
    }

    /** Reads an entry; {@code name} is the matrix's, for messages. */
    static MatrixEntry read(String name, JsonNode json) {
        JsonNode dimensions = json.path(SHAPE);
        require(dimensions.isArray() && dimensions.size() == 2, name, SHAPE, "two dimensions");
        long[] shape = new long[2];
        for (int i = 0; i < 2; i++) {
            JsonNode dimension = dimensions.get(i);
            require(
                    dimension.isIntegralNumber() && dimension.canConvertToInt() && dimension.intValue() > 0,
                    name,
                    SHAPE,
                    "positive dimensions");
            shape[i] = dimension.intValue();
        }
        // Two factors below 2^31 cannot overflow a long.
        long size = shape[0] * shape[1];
        require(
                size <= ArtifactFormat.MOST_WEIGHTS,
                name,
                SHAPE,
                "at most " + ArtifactFormat.MOST_WEIGHTS + " weights");
        JsonNode kept = json.path(KEPT);
        require(
                kept.isIntegralNumber() && kept.canConvertToInt() && kept.intValue() >= 0 && kept.intValue() <= size,
                name,
                KEPT,
                "a count from 0 to " + size);
        double density = (double) kept.intValue() / size;
        require(
                json.path(DENSITY).isNumber() && json.path(DENSITY).doubleValue() == density,
                name,
                DENSITY,
                "" + density);
        return new MatrixEntry(shape, (int) size, kept.intValue(), seed(name, json));
    }

    private static Optional<MaskSeed> seed(String name, JsonNode json) {
        JsonNode generator = json.path(GENERATOR);
        JsonNode seed = json.path(SEED);
        if (generator.isMissingNode() && seed.isMissingNode()) {
            return Optional.empty();
        }
        require(generator.isTextual(), name, GENERATOR, "the name of a generator");
        require(seed.isIntegralNumber() && seed.canConvertToLong(), name, SEED, "an integer of 64 bits");
        return Optional.of(new MaskSeed(generator.textValue(), seed.longValue()));
    }

    private static void require(boolean holds, String name, String field, String expected) {
        if (!holds) {
            throw new ArtifactException("matrix " + name + ": " + field + ": expected " + expected);
        }
    }
}
