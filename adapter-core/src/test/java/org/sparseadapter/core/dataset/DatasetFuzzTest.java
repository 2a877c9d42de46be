// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Damaged files are refused with lines or read, and what is read survives being stored. */
class DatasetFuzzTest {

    private static final Map<DatasetFormat, String> GOOD = Map.of(
            DatasetFormat.TSV, "sentence1\tsentence2\tlabel\nso\tgood\tyes\nso\tbad\tno\n",
            DatasetFormat.CSV, "sentence,label\n\"so, \"\"good\"\"\",yes\nbad,no\n",
            DatasetFormat.JSONL, "{\"text\":\"so \\u00e9\",\"label\":\"yes\"}\n{\"text\":\"bad\",\"label\":0}\n");

    private static final byte[] INTERESTING = {'\t', '\n', '\r', ',', '"', '{', '}', '\\', 'u', 0, -1, -61, -17, ' '};

    @Property(tries = 3_000)
    void anyDamage(@ForAll DatasetFormat format, @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int changes)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes = GOOD.get(format).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = INTERESTING[random.nextInt(INTERESTING.length)];
        }
        try {
            ParsedSplit split = DatasetReader.parse(new ByteArrayInputStream(bytes), format);
            assertThat(SplitCodec.read(SplitCodec.write(split.examples()))).isEqualTo(split.examples());
        } catch (DatasetException expected) {
            assertThat(expected.total())
                    .isGreaterThanOrEqualTo(expected.errors().size());
            assertThat(expected.errors()).isNotEmpty();
        }
    }
}
