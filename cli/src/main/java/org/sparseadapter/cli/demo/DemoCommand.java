// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sparseadapter.cli.local.LocalOptions;
import org.sparseadapter.cli.local.LocalPlatform;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the demonstration from an empty platform to the table at the end. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the whole way: three tenants bring three tasks, train sparse adapters, and are served while one"
                    + " of them swaps its adapter under load.",
            "Starts a platform of its own, with data in .run/demo, and ends it afterwards. Takes some minutes."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sparse-adapter demo",
            "  sparse-adapter demo --json result.json",
            "",
            "Exit status 0 only if every adapter beats the majority class and a head alone on its test split by",
            "more than twice the standard error, and no request fails around the swap."
        })
public final class DemoCommand implements Runnable {
    @Mixin
    private LocalOptions local = new LocalOptions("demo");

    @Option(names = "--json", paramLabel = "FILE", description = "Write one line of JSON with all facts to FILE.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--share",
            paramLabel = "FRACTION",
            description =
                    "Take only this share of the rows: a quick look, where adapters need not beat their baselines.")
    private double share = 1;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        long start = System.nanoTime();
        if (!(share > 0 && share <= 1)) {
            throw new ParameterException(spec.commandLine(), "--share takes a number above 0 and at most 1");
        }
        Console console = Console.of(spec);
        DemoFolder.prepare(local.folders());
        try (LocalPlatform platform = local.start(console)) {
            Thread stop = new Thread(platform::close, "stop-platform");
            Runtime.getRuntime().addShutdownHook(stop);
            DemoResult result = new Demo(platform, console, share, start).run();
            report(console, result);
            write(result);
            if (!result.broken().isEmpty()) {
                throw new CommandFailedException("Not all of it held:\n  " + String.join("\n  ", result.broken()));
            }
        }
    }

    private static void report(Console console, DemoResult result) {
        SwapReport swap = result.swap();
        console.say("");
        console.table(DemoTable.of(result));
        console.say("");
        for (String line : List.of(
                String.format(
                        Locale.ROOT,
                        "Load: capacity %.0f requests a second; %d requests at %.0f a second around the swap,"
                                + " %d failed; median %.0f ms, 99 %% within %.0f ms.",
                        result.capacity(),
                        swap.requests(),
                        result.rate(),
                        swap.failed(),
                        swap.medianMillis(),
                        swap.p99Millis()),
                String.format(
                        Locale.ROOT,
                        "Swap: %d answers by the old version, %d by the new one, the first after %s ms.",
                        swap.before(),
                        swap.after(),
                        swap.swapMillis().isPresent()
                                ? Long.toString(swap.swapMillis().getAsLong())
                                : "-"),
                String.format(Locale.ROOT, "All of it took %.0f s.", result.seconds()))) {
            console.say(line);
        }
    }

    private void write(DemoResult result) {
        json.ifPresent(file -> {
            try {
                Files.writeString(file, result.toJson() + "\n");
            } catch (IOException e) {
                throw new CommandFailedException("Cannot write " + file + ": " + e.getMessage(), e);
            }
        });
    }
}
