// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.text.Digests;

class SplitCodecTest {

    @Property(tries = 200)
    void whatIsWrittenIsRead(@ForAll("splits") List<Example> examples) {
        byte[] bytes = SplitCodec.write(examples);
        assertThat(SplitCodec.read(bytes)).isEqualTo(examples);
        assertThat(SplitCodec.write(SplitCodec.read(bytes))).isEqualTo(bytes);
    }

    /** Digests of datasets depend on these bytes. */
    @Test
    void theFormNeverChanges() {
        byte[] bytes = SplitCodec.write(List.of(
                new LabelledExample("a \"b\"\t\u00E9\uD83D\uDE00\u2028\u0001/", Optional.of("p"), "x"),
                new LabelledExample("c", Optional.of("q"), "y")));
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"text\":\"a \\\"b\\\"\\t\u00E9\uD83D\uDE00\u2028\\u0001/\",\"pair\":\"p\",\"label\":\"x\"}\n"
                                + "{\"text\":\"c\",\"pair\":\"q\",\"label\":\"y\"}\n");
        assertThat(Digests.sha256(SplitCodec.write(List.of(new LabelledExample("c", Optional.empty(), "y")))))
                .isEqualTo(Digests.sha256("{\"text\":\"c\",\"label\":\"y\"}\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> SplitCodec.read(new byte[0])).isInstanceOf(DatasetException.class);
        assertThatThrownBy(() -> SplitCodec.read("text\tlabel\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DatasetException.class);
    }

    @Provide
    Arbitrary<List<Example>> splits() {
        Arbitrary<String> texts = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(text -> text.replaceAll("\\p{Cs}", "?"))
                .filter(text -> !text.isBlank());
        Arbitrary<String> labels = Arbitraries.of("no", "yes", "\u00FC", "a b");
        Arbitrary<List<Example>> single = Combinators.combine(texts, labels)
                .as((text, label) -> (Example) new LabelledExample(text, Optional.empty(), label))
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
        Arbitrary<List<Example>> pairs = Combinators.combine(texts, texts, labels)
                .as((text, pair, label) -> (Example) new LabelledExample(text, Optional.of(pair), label))
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
        return Arbitraries.oneOf(single, pairs);
    }
}
