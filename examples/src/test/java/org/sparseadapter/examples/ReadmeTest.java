// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The README quotes the programs. After a change of one, write the quotes anew with {@code mvn test -pl examples -am
 * -Dtest=ReadmeTest -Dreadme.update=true}.
 */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "// tag::readme[]";
    private static final String END = "// end::readme[]";

    @ParameterizedTest
    @ValueSource(classes = {TrainAndPredict.class, ServePeftAdapter.class, MixedBatchOfThreeTenants.class})
    void theReadmeQuotesTheProgram(Class<?> program) throws IOException {
        String quote = quote(program);
        String readme = Files.readString(README);
        Matcher block = block(program).matcher(readme);
        assertThat(block.find())
                .as(
                        "README.md: expected the line <!-- example: %s --> and a java block after it",
                        program.getSimpleName())
                .isTrue();
        if (Boolean.getBoolean("readme.update")) {
            Files.writeString(README, readme.substring(0, block.start(1)) + quote + readme.substring(block.end(1)));
            return;
        }
        assertThat(block.group(1))
                .as(
                        "README.md quotes another %s: write the quotes anew with -Dreadme.update=true, see ReadmeTest",
                        program)
                .isEqualTo(quote);
    }

    @Test
    void theReadmeNamesTheVersions() throws IOException {
        assertThat(Files.readString(README))
                .contains("<artifactId>sparse-adapter</artifactId>\n  <version>" + System.getProperty("project.version")
                        + "</version>")
                .contains("add the same artifact, version " + System.getProperty("pytorch.version") + ",");
    }

    private static Pattern block(Class<?> program) {
        return Pattern.compile(
                Pattern.quote("<!-- example: " + program.getSimpleName() + " -->") + "\n```java\n(.*?)```\n",
                Pattern.DOTALL);
    }

    private static String quote(Class<?> program) throws IOException {
        Path file = Path.of("examples/src/main/java", program.getName().replace('.', '/') + ".java");
        List<String> lines = Files.readAllLines(file).stream()
                .dropWhile(line -> !line.strip().equals(BEGIN))
                .skip(1)
                .takeWhile(line -> !line.strip().equals(END))
                .toList();
        assertThat(lines)
                .as("%s: expected lines between %s and %s", file, BEGIN, END)
                .isNotEmpty();
        return String.join("\n", lines).stripIndent() + "\n";
    }
}
