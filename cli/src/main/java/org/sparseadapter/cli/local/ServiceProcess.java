// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One service as a child process: its packaged application with the configuration of this machine. */
final class ServiceProcess {
    private static final Duration FAREWELL = Duration.ofSeconds(25);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final LocalService service;
    private final int port;
    private final Path log;
    private final Process process;

    private ServiceProcess(LocalService service, int port, Path log, Process process) {
        this.service = service;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a service; it is not ready yet.
     *
     * @param configuration its settings by name
     */
    static ServiceProcess start(
            LocalService service, Path application, int port, Path log, Map<String, String> configuration) {
        List<String> command = new ArrayList<>();
        // In a session of its own a Ctrl-C at the terminal reaches the launcher alone, which stops in order.
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + service.heap());
        command.add("-XX:+ExitOnOutOfMemoryError");
        Map<String, String> settings = new TreeMap<>(configuration);
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put("sparse-adapter.threads", Integer.toString(service.threads()));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-cp");
        command.add(ownCode() + File.pathSeparator + application);
        command.add(ParentBound.class.getName());
        command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(application.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment(service));
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return new ServiceProcess(service, port, log, builder.start());
        } catch (IOException e) {
            throw new LocalPlatformException("The " + service.label() + " service could not be started", e);
        }
    }

    LocalService service() {
        return service;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Process process() {
        return process;
    }

    /** Asks it to end, waits, and insists if it does not. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Kills it with SIGKILL and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    String logTail() {
        return LogTail.of(log);
    }

    Path log() {
        return log;
    }

    private static Map<String, String> environment(LocalService service) {
        Map<String, String> environment = new TreeMap<>();
        String threads = Integer.toString(service.threads());
        environment.put("OMP_NUM_THREADS", threads);
        environment.put("MKL_NUM_THREADS", threads);
        environment.put("OMP_WAIT_POLICY", "PASSIVE");
        // Large temporaries would otherwise be mapped and unmapped at each operation.
        environment.put("MALLOC_MMAP_THRESHOLD_", "1073741824");
        environment.put("MALLOC_TRIM_THRESHOLD_", "4294967296");
        environment.put("MALLOC_TOP_PAD_", "67108864");
        environment.put("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");
        environment.put("OPT_OUT_TRACKING", "true");
        return environment;
    }

    private static Path ownCode() {
        try {
            return Path.of(ParentBound.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new LocalPlatformException("The command line's own code is not in a file", e);
        }
    }
}
