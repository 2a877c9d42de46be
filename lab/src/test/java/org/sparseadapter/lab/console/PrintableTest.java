// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class PrintableTest {

    private static final String HOSTILE = "a\u001b[2Jb\u009b31m\u202ec\u2066d\r\u0007\u007f";
    private static final String SHOWN = "a?[2Jb?31m?c?d???";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void layoutAndLettersOfAnyScriptStay() {
        assertThat(Printable.of("one\n\ttwo \u00e9 \u05d0 \u4e2d \uD83D\uDE00 \u200d"))
                .isEqualTo("one\n\ttwo \u00e9 \u05d0 \u4e2d \uD83D\uDE00 \u200d");
        assertThat(Printable.of(HOSTILE)).isEqualTo(SHOWN);
    }

    @Test
    void aConsolePrintsNoControls() {
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, 80);
        console.say(HOSTILE);
        console.lines(List.of(HOSTILE));
        console.note(HOSTILE);
        assertThat(out.toString().lines()).containsExactly(SHOWN, SHOWN);
        assertThat(err.toString().lines()).containsExactly(SHOWN);
    }

    @Test
    void aFailurePrintsNoControls() {
        CommandLine line = CommandLines.of(new Failing()).setErr(new PrintWriter(err));
        assertThat(line.execute()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString().lines()).containsExactly("sparse-adapter: " + SHOWN);
    }

    @Command(name = "failing")
    static final class Failing implements Runnable {
        @Override
        public void run() {
            throw new CommandFailedException(HOSTILE);
        }
    }
}
