// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.laws;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The modules of the build with product code, as the parent's pom lists them, and their compiled classes. */
final class Modules {

    /** The folder of the parent's pom. */
    static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final JavaClasses CLASSES = read();

    private Modules() {}

    /** The classes of all modules, without those of tests; read once, libraries of others not at all. */
    static JavaClasses classes() {
        return CLASSES;
    }

    /** The folders of all modules. */
    static List<Path> folders() {
        try {
            return MODULE.matcher(Files.readString(HOUSE.resolve("pom.xml")))
                    .results()
                    .map(module -> HOUSE.resolve(module.group(1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders of product sources. */
    static List<Path> sources() {
        return folders().stream()
                .map(module -> module.resolve("src/main/java"))
                .filter(Files::isDirectory)
                .toList();
    }

    private static JavaClasses read() {
        List<Path> folders = sources().stream()
                .map(sources -> sources.resolve("../../../target/classes").normalize())
                .toList();
        folders.stream()
                .filter(folder -> !Files.isDirectory(folder))
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalStateException(
                            missing + " is missing: the laws read compiled classes, so run mvn test -pl laws -am");
                });
        return new ClassFileImporter().importPaths(folders);
    }
}
