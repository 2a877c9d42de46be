// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.json.FieldException;

/** Damaged recipes are refused with a field or read; nothing else may happen. */
class RecipeFuzzTest {

    private static final String GOOD = RecipeJson.write(RecipeJson.read(
                    "{\"base\":\"b\",\"dataset\":\"d\",\"adapter\":{\"kind\":\"lora\",\"layers\":[0,3]},"
                            + "\"pruning\":{\"sparsity\":0.5},\"promote\":{}}"))
            .toString();

    private static final String[] PIECES = {
        "null", "true", "-1", "0", "1e400", "\"\"", "[]", "{}", "\"", ",", ":", "}", "]", "[", "{", "\\u0000", "NaN",
        " "
    };

    @Property(tries = 5_000)
    void anyDamage(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int changes) {
        Random random = new Random(seed);
        StringBuilder json = new StringBuilder(GOOD);
        for (int i = 0; i < changes; i++) {
            int from = random.nextInt(json.length() + 1);
            int to = Math.min(json.length(), from + random.nextInt(6));
            json.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
        }
        try {
            Recipe recipe = RecipeJson.read(json.toString());
            assertThat(RecipeJson.read(RecipeJson.write(recipe))).isEqualTo(recipe);
        } catch (FieldException expected) {
            assertThat(expected).hasMessageContaining(expected.problem());
        }
    }

    /** Every value in the place of every other. */
    @Property(tries = 2_000)
    void valuesOfOtherTypes(@ForAll long seed) {
        Random random = new Random(seed);
        String[] tokens = GOOD.split("(?<=[:,\\[])|(?=[,\\]}])");
        tokens[random.nextInt(tokens.length)] = PIECES[random.nextInt(PIECES.length)];
        try {
            assertThat(RecipeJson.read(String.join("", tokens)).adapter()).isNotInstanceOf(HeadOnly.class);
        } catch (FieldException expected) {
            assertThat(expected.problem()).isNotBlank();
        }
    }
}
