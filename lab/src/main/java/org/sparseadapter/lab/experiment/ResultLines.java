// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparseadapter.lab.console.CommandFailedException;

/**
 * The file of results: a JSON object a line, each on the disk before the next run begins. A last line that a crash tore is
 * cut off when the file is opened; its run is made again.
 */
final class ResultLines implements AutoCloseable {
    /** The file's name in the folder of an experiment. */
    static final String FILE = "runs.jsonl";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final FileChannel channel;
    private final Map<String, RunResult> byKey = new LinkedHashMap<>();

    private ResultLines(FileChannel channel, List<RunResult> results) {
        this.channel = channel;
        results.forEach(result -> byKey.put(RunKey.of(result), result));
    }

    /** One result of each run; a folder in which two devices made the same run does not say which is meant. */
    private static List<RunResult> unique(List<RunResult> results, Path file) {
        Map<String, RunResult> unique = new LinkedHashMap<>();
        for (RunResult result : results) {
            RunResult other = unique.put(RunKey.of(result), result);
            if (other != null
                    && !other.machine().device().equals(result.machine().device())) {
                throw new CommandFailedException(file + ": " + result.dataset() + " " + result.cell() + " seed "
                        + result.seed() + " was run on " + other.machine().device() + " and on "
                        + result.machine().device() + "; keep one of them, or give each device a folder of its own");
            }
        }
        return List.copyOf(unique.values());
    }

    /**
     * Opens a file for adding to it, makes it where it is missing.
     *
     * @throws CommandFailedException when another process adds to it, or a line is not a result
     */
    static ResultLines open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                lock(channel, file);
                byte[] bytes = Files.readAllBytes(file);
                int whole = wholeLines(bytes);
                List<RunResult> results = parse(bytes, whole, file);
                channel.truncate(whole);
                channel.position(whole);
                return new ResultLines(channel, results);
            } catch (RuntimeException | IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + file, e);
        }
    }

    /**
     * Reads a file without touching it.
     *
     * @throws CommandFailedException when it is not there, or a line is not a result
     */
    static List<RunResult> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailedException("There are no results in " + file + " yet");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            return parse(bytes, wholeLines(bytes), file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    boolean contains(String key) {
        return byKey.containsKey(key);
    }

    /** Everything in the file, in its order. */
    Collection<RunResult> all() {
        return List.copyOf(byKey.values());
    }

    /** The results of some runs, in the runs' order; those not there yet are left out. */
    List<RunResult> of(List<Run> runs) {
        return runs.stream()
                .map(Run::key)
                .filter(byKey::containsKey)
                .map(byKey::get)
                .toList();
    }

    /** Adds a result; on return it is on the disk. */
    void add(RunResult result) {
        try {
            ByteBuffer line =
                    ByteBuffer.wrap((JSON.writeValueAsString(result) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("A result could not be written", e);
        }
        byKey.put(result.key(), result);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw new CommandFailedException("This process adds to " + file + " already", e);
        }
        throw new CommandFailedException(
                "Another experiment adds to " + file + ": wait for it or choose another --out");
    }

    private static int wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static List<RunResult> parse(byte[] bytes, int length, Path file) {
        List<RunResult> results = new ArrayList<>();
        int number = 0;
        for (String line : new String(bytes, 0, length, StandardCharsets.UTF_8).split("\n")) {
            number++;
            if (!line.isBlank()) {
                try {
                    results.add(JSON.readValue(line, RunResult.class));
                } catch (JsonProcessingException e) {
                    throw new CommandFailedException(
                            file + ", line " + number + ": not a result of an experiment: " + e.getOriginalMessage(),
                            e);
                }
            }
        }
        return unique(results, file);
    }
}
