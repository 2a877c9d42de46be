// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManyLabelsTest {

    private static final DatasetLimits LIMITS = new DatasetLimits(64L << 20, 100, 1_000, 3, 20);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "TSV; text\\tlabels\\nx\\ta|b|c\\ny\\ta|a|b|c",
                "CSV; text,labels\\nx,a|b|c\\ny,a|a|b|c",
                "JSONL; {\"text\":\"x\",\"labels\":[\"a\",\"b\",\"c\"]}\\n\\n{\"text\":\"y\",\"labels\":[\"a\",\"a\",\"b\",\"c\"]}"
            })
    void aRowHasNoMoreLabelsThanAllRowsMay(DatasetFormat format, String text) {
        assertThatThrownBy(() -> parse(format, text.replace("\\t", "\t").replace("\\n", "\n")))
                .isInstanceOfSatisfying(DatasetException.class, failure -> assertThat(failure.errors())
                        .containsExactly(new RowError(3, "labels", "expected at most 3 labels, found 4")));
    }

    @Test
    void aCellOfSeparatorsIsNotSplit() {
        RowErrors errors = new RowErrors(1);
        Optional<String> cell = Optional.of("a|".repeat(10_000_000));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(TableLabels.read(cell, 1_000, 7, "labels", errors)).isEmpty();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes")
                .isLessThan(1 << 20);
        assertThatThrownBy(errors::throwIfAny).hasMessageContaining("line 7: labels: expected at most 1000 labels");
    }

    @Test
    void asManyAsMayBeAreRead() throws IOException {
        List<Example> rows =
                parse(DatasetFormat.TSV, "text\tlabels\nx\tc|a|b\n").examples();
        assertThat(rows).isEqualTo(Collections.singletonList(MultiLabelExample.of("x", List.of("a", "b", "c"))));
    }

    @Test
    void rowsShareTheTextOfALabel() throws IOException {
        String rows = "{\"text\":\"x\",\"labels\":[\"a\"]}\n".repeat(2);
        List<Example> examples = SplitCodec.read(rows.getBytes(StandardCharsets.UTF_8));
        assertThat(((MultiLabelExample) examples.get(1)).labels().get(0))
                .isSameAs(((MultiLabelExample) examples.get(0)).labels().get(0));
    }

    private static ParsedSplit parse(DatasetFormat format, String text) throws IOException {
        return DatasetReader.parse(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), format, LIMITS, Optional.empty());
    }
}
