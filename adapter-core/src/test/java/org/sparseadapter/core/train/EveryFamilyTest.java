// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.plm.ModelFamily;

/** No model family is forgotten in the tests or in the documents; the compiler sees to the rest. */
class EveryFamilyTest {

    private static final Path GOLDENS = Path.of("src/test/resources/goldens");

    @Test
    void hasATinyModelThatEveryCellIsTriedOn() {
        Set<ModelFamily> tried =
                Arrays.stream(TinyModel.values()).map(TinyModel::family).collect(Collectors.toSet());
        assertThat(without(tried::contains))
                .as("families without a constant of TinyModel")
                .isEmpty();
    }

    @Test
    void hasAGoldenOfTheTransformersLibrary() {
        for (String file : List.of("config.json", "model.safetensors", "expected.safetensors")) {
            assertThat(without(family -> Files.isRegularFile(
                            GOLDENS.resolve(family.modelType() + "-tiny").resolve(file))))
                    .as("families without goldens/MODEL_TYPE-tiny/" + file)
                    .isEmpty();
        }
    }

    @Test
    void standsInTheReadme() throws IOException {
        String library = line(Path.of("../README.md"), "`model.safetensors`) of ");
        assertThat(without(family -> namedIn(library, family)))
                .as("families that README.md does not name where it says which models are read")
                .isEmpty();
    }

    @Test
    void standsInTheHowTo() throws IOException {
        Path howTo = Path.of("../docs/how-to.md");
        String added = line(howTo, "- `config.json` with `model_type`");
        assertThat(without(family -> added.contains("`" + family.modelType() + "`")))
                .as("families that docs/how-to.md does not name under \"Add a base model\"")
                .isEmpty();
        List<String> outputs = lines(howTo)
                .filter(line -> line.startsWith("| ") && line.contains("last_hidden_state`"))
                .toList();
        assertThat(without(family -> outputs.stream().anyMatch(row -> cell(row).contains(family.title()))))
                .as("families without a row in docs/how-to.md that says what forward gives")
                .isEmpty();
    }

    /** One title may be a part of another's. */
    private static boolean namedIn(String text, ModelFamily family) {
        return Pattern.compile("\\b" + family.title() + "\\b").matcher(text).find();
    }

    private static List<String> without(Predicate<ModelFamily> entry) {
        return Arrays.stream(ModelFamily.values())
                .filter(entry.negate())
                .map(ModelFamily::title)
                .toList();
    }

    private static List<String> cell(String row) {
        return List.of(row.split("\\|")[1].strip().split(", "));
    }

    /** The line with a text, and the one behind it. */
    private static String line(Path file, String text) throws IOException {
        List<String> all = lines(file).toList();
        int found = 0;
        while (!all.get(found).contains(text)) {
            found++;
        }
        return all.get(found) + " " + all.get(found + 1);
    }

    private static Stream<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream();
    }
}
