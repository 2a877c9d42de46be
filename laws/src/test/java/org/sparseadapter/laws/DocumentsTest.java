// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.laws;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say of the packages is what the law says. */
class DocumentsTest {

    private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");

    @Test
    void theTableOfTheLibrarysPackagesIsTheLaw() throws IOException {
        String document = Files.readString(Modules.HOUSE.resolve("docs/architecture.md"));
        List<String> missing = CoreLaw.RULES.stream()
                .filter(rule -> document.lines()
                        .noneMatch(line -> line.startsWith(first(rule)) && line.contains(" | " + third(rule) + " | ")))
                .map(rule -> first(rule) + " ... | " + third(rule) + " | ...")
                .toList();
        if (!missing.isEmpty()) {
            fail("docs/architecture.md lacks these rows:\n" + String.join("\n", missing));
        }
    }

    @Test
    void everyModuleHasARowAndAPageOfItsOwn() throws IOException {
        String document = Files.readString(Modules.HOUSE.resolve("docs/architecture.md"));
        List<String> missing = new ArrayList<>();
        for (Path module : Modules.folders()) {
            if (!document.contains("`" + module.getFileName() + "/`")) {
                missing.add("docs/architecture.md has no row for " + module.getFileName() + " among the modules");
            }
            if (!Files.exists(module.resolve("README.md"))) {
                missing.add(module.getFileName() + "/README.md: what it does, how to run and test just this");
            }
        }
        if (!missing.isEmpty()) {
            fail("missing:\n" + String.join("\n", missing));
        }
    }

    @Test
    void thePageOnExtendingNamesClassesThatThereAre() throws IOException {
        String document = Files.readString(Modules.HOUSE.resolve("docs/extending.md"));
        Set<String> there = new HashSet<>();
        for (Path module : Modules.folders()) {
            try (Stream<Path> files = Files.walk(module.resolve("src"))) {
                files.map(file -> file.getFileName().toString().replace(".java", ""))
                        .forEach(there::add);
            }
        }
        List<String> missing = CLASS_NAME
                .matcher(document)
                .results()
                .map(name -> name.group(1))
                .filter(name -> !there.contains(name))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            fail("docs/extending.md names classes that no module has: " + String.join(", ", missing));
        }
    }

    private static String first(PackageRule rule) {
        return "| `" + rule.packages().substring("core.".length()) + "` |";
    }

    private static String third(PackageRule rule) {
        return rule.knows().stream()
                .map(name -> name.substring("core.".length()))
                .collect(Collectors.joining(", "));
    }
}
