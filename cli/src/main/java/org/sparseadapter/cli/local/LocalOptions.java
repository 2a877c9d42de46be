// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.sparseadapter.lab.console.Console;
import org.sparseadapter.lab.console.ProgressDisplay;
import org.sparseadapter.lab.console.ProjectHome;
import picocli.CommandLine.Option;

/** The options of commands that start the local platform: the folder of its data, and the project that was built. */
public final class LocalOptions {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where data and logs are kept (default: inside .run of the project).")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--project",
            paramLabel = "FOLDER",
            description = "The built project (default: SPARSE_ADAPTER_HOME, else this folder or one above it).")
    private Optional<Path> project = Optional.empty();

    private final String folder;

    /** For a platform that keeps its data in {@code .run} itself. */
    public LocalOptions() {
        this("");
    }

    /** For a platform that keeps its data in a folder of {@code .run}. */
    public LocalOptions(String folder) {
        this.folder = folder;
    }

    /** The folders of the data. */
    public LocalFolders folders() {
        return new LocalFolders(data.orElseGet(() -> home().resolve(".run").resolve(folder)));
    }

    /** Starts the platform and shows how that goes. */
    public LocalPlatform start(Console console) {
        LocalSettings settings = LocalSettings.of(home(), folders().root());
        LauncherLog.open(folders().launcherLog());
        try (ProgressDisplay display = ProgressDisplay.on(console.errors());
                ProgressDisplay.Task task = display.open("starting the platform")) {
            LocalPlatform platform = LocalPlatform.start(settings, new Shown(console, task));
            task.done("ready");
            return platform;
        }
    }

    private Path home() {
        return project.or(ProjectHome::find)
                .orElseThrow(() -> new LocalPlatformException(
                        "This is not the project's folder: go there, or name it with --project"));
    }

    private static final class Shown implements PlatformListener {
        private final Console console;
        private final ProgressDisplay.Task task;
        private final Set<String> ready = new HashSet<>();

        Shown(Console console, ProgressDisplay.Task task) {
            this.console = console;
            this.task = task;
        }

        @Override
        public synchronized void ready(String part, int of) {
            ready.add(part);
            task.at(part + " is ready", ready.size(), of, "");
        }

        @Override
        public void notice(String message) {
            console.note(message);
        }
    }
}
