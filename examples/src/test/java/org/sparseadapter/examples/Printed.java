// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines that a program prints, which reach the console when it is done. */
final class Printed {

    private Printed() {}

    static List<String> by(Runnable program) {
        PrintStream console = System.out;
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        System.setOut(new PrintStream(copy, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(console);
            console.print(copy.toString(StandardCharsets.UTF_8));
        }
        return copy.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
