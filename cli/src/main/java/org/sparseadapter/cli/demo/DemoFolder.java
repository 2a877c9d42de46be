// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.sparseadapter.cli.local.LocalFolders;
import org.sparseadapter.lab.console.CommandFailedException;

/** The folder of a demonstration, which begins anew each time and must not sweep away what others keep. */
final class DemoFolder {
    private static final String MARK = "demonstration";

    private DemoFolder() {}

    /**
     * Empties what an earlier demonstration left.
     *
     * @throws CommandFailedException when the folder holds anything else
     */
    static void prepare(LocalFolders folders) {
        Path mark = folders.root().resolve(MARK);
        try {
            if (!isEmpty(folders.root()) && !Files.exists(mark)) {
                throw new CommandFailedException(
                        folders.root()
                                + " holds something that no demonstration left there. Name an empty or a new folder with --data");
            }
            folders.clear();
            Files.createFile(mark);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + folders.root(), e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> things = Files.list(folder)) {
            return things.findAny().isEmpty();
        }
    }
}
