// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparseadapter.cli.Main;

/** {@code sparse-adapter up} in a process of its own, as a user starts it. */
final class Launcher {
    private final Process process;
    private final Path data;
    private final Map<String, String> exports = new TreeMap<>();

    private Launcher(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    static Launcher up(Path project, Path data) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "up",
                        "--project",
                        project.toString(),
                        "--data",
                        data.toString(),
                        "--tenant",
                        "acme")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Launcher launcher = new Launcher(process, data);
        launcher.awaitReady();
        return launcher;
    }

    URI url(String variable) {
        return URI.create(exports.get(variable));
    }

    String token() {
        return exports.get("SPARSE_ADAPTER_TOKEN");
    }

    /** All processes that must end with it: services, the watch of the database, the database itself. */
    List<ProcessHandle> family() throws IOException {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0));
        ProcessHandle.of(postmaster).ifPresent(family::add);
        return family;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void awaitReady() throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("export ")) {
                String[] parts = line.substring("export ".length()).split("=", 2);
                exports.put(parts[0], parts[1]);
            } else if (line.startsWith("Ctrl-C")) {
                return;
            }
        }
        throw new IOException("The launcher ended before the platform was ready");
    }
}
