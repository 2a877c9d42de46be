// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Javadoc begins with the noun of the field: a replica, a lease, a caller, and no one without a name. */
class LanguageTest {

    private static final Pattern NAMELESS =
            Pattern.compile("\\b(nobody|somebody|whoever|what is taken for)\\b", Pattern.CASE_INSENSITIVE);

    @Test
    void theFirstSentenceNamesWhoActs() {
        List<String> broken = Modules.sources().stream()
                .flatMap(LanguageTest::files)
                .flatMap(LanguageTest::broken)
                .toList();
        if (!broken.isEmpty()) {
            fail("say which caller, replica, reader, ... is meant:\n" + String.join("\n", broken));
        }
    }

    @Test
    void theFirstSentenceEndsWhereJavadocEndsIt() {
        assertThat(FirstSentence.of("/** A lease. Nobody\n * else. */\nclass Lease { /** Its end: now */ int end; }"))
                .containsExactly("A lease", "Its end: now");
        assertThat(FirstSentence.of("/**\n * A lease that\n * whoever\n *\n * @param x y */ record Lease(int x) {}"))
                .containsExactly("A lease that whoever");
    }

    private static Stream<String> broken(Path file) {
        try {
            return FirstSentence.of(Files.readString(file)).stream()
                    .filter(sentence -> NAMELESS.matcher(sentence).find())
                    .map(sentence -> Modules.HOUSE.relativize(file) + ": " + sentence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
