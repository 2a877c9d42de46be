// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.pretrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.dataset.SequenceExample;

class DenoisingTest {

    @Property(tries = 300)
    void theTargetIsTheSentenceAndTheSourceIsNeverEmpty(
            @ForAll @Size(min = 1, max = 30) List<@AlphaChars @NotBlank @StringLength(min = 1, max = 9) String> words,
            @ForAll long seed) {
        String sentence = String.join(" ", words);
        SequenceExample example = Denoising.of(sentence, new Random(seed));
        assertThat(example.target()).isEqualTo(sentence);
        assertThat(example.source()).isNotBlank();
        assertThat(Denoising.of(sentence, new Random(seed))).isEqualTo(example);
    }

    @Test
    void mostWordsStay() {
        String sentence = String.join(
                " ", IntStream.range(0, 200).mapToObj(n -> "word" + n).toList());
        Random random = new Random(7);
        int kept = 0;
        for (int i = 0; i < 50; i++) {
            List<String> source =
                    List.of(Denoising.of(sentence, random).source().split(" "));
            kept += (int) List.of(sentence.split(" ")).stream()
                    .filter(source::contains)
                    .count();
        }
        assertThat(kept / (50.0 * 200)).isBetween(0.75, 0.95);
    }
}
