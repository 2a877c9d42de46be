// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.laws;

import static org.assertj.core.api.Assertions.assertThat;
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

/** The documents say of packages what the law says, and name modules, classes and paths that there are. */
class DocumentsTest {

    private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");
    private static final Pattern PATH = Pattern.compile("`([\\w-]+/[\\w./-]+)`");

    /** Paths that only a build or a run makes. */
    private static final Pattern MADE = Pattern.compile("[\\w-]+/target/.*|benchmarks/results/.*");

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

    @Test
    void thePathsInTheDocumentsAreThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            missing.addAll(missingPaths(document.getParent(), Files.readString(document)).stream()
                    .map(path -> Modules.HOUSE.relativize(document) + " names " + path)
                    .toList());
        }
        if (!missing.isEmpty()) {
            fail("there are no such paths:\n" + String.join("\n", missing));
        }
    }

    @Test
    void aPathThatIsGoneIsNamed() {
        String text =
                "in `events/src/gone.json`, `src/none`, `events/pom.xml`; made: `cli/target/x.jar`; none: `text/csv`";
        assertThat(missingPaths(Modules.HOUSE.resolve("events"), text))
                .containsExactly("events/src/gone.json", "src/none");
    }

    /** Paths from the root into a module or the documents, and paths from a module's page to its sources. */
    private static List<String> missingPaths(Path folder, String text) {
        Set<String> roots = new HashSet<>(Set.of("docs", "build-tools"));
        Modules.folders().forEach(module -> roots.add(module.getFileName().toString()));
        boolean ofModule = Modules.folders().contains(folder);
        return PATH.matcher(text)
                .results()
                .map(path -> path.group(1))
                .filter(path -> !MADE.matcher(path).matches())
                .filter(path -> {
                    String root = path.substring(0, path.indexOf('/'));
                    return roots.contains(root) && !Files.exists(Modules.HOUSE.resolve(path))
                            || ofModule && root.equals("src") && !Files.exists(folder.resolve(path));
                })
                .toList();
    }

    /** All pages but the one that tells what has been. */
    private static List<Path> documents() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path module : Modules.folders()) {
            found.add(module.resolve("README.md"));
        }
        try (Stream<Path> root = Files.list(Modules.HOUSE);
                Stream<Path> docs = Files.walk(Modules.HOUSE.resolve("docs"))) {
            Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md") && !file.endsWith("CHANGELOG.md"))
                    .forEach(found::add);
        }
        return found;
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
