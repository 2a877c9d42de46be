// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.sparseadapter.events.work.ClaimRequest;
import org.sparseadapter.events.work.Heartbeat;
import org.sparseadapter.events.work.WorkItem;
import org.sparseadapter.kit.registry.BlobMissingException;
import org.sparseadapter.kit.registry.RegistryUnavailableException;
import org.sparseadapter.kit.registry.RemoteBlobs;
import org.sparseadapter.kit.registry.WorkClaims;
import org.sparseadapter.kit.registry.WorkLostException;

/** A registry in memory that can be away for a number of calls. */
final class FakeRegistry implements WorkClaims, RemoteBlobs {

    private final Queue<WorkItem> waiting = new ArrayDeque<>();
    private final Set<UUID> lost = new HashSet<>();
    private final Map<String, byte[]> blobs = new HashMap<>();
    private final List<Heartbeat> heartbeats = new ArrayList<>();
    private final List<Heartbeat> releases = new ArrayList<>();
    private int claims;
    private int callsAway;

    synchronized void offer(WorkItem item) {
        waiting.add(item);
    }

    synchronized void lose(UUID workId) {
        lost.add(workId);
    }

    synchronized void goAwayFor(int calls) {
        callsAway = calls;
    }

    synchronized int claims() {
        return claims;
    }

    synchronized boolean away() {
        return callsAway > 0;
    }

    synchronized List<Heartbeat> heartbeats() {
        return List.copyOf(heartbeats);
    }

    synchronized List<Heartbeat> releases() {
        return List.copyOf(releases);
    }

    synchronized Set<String> stored() {
        return Set.copyOf(blobs.keySet());
    }

    @Override
    public synchronized Optional<WorkItem> claim(ClaimRequest request) {
        claims++;
        answer();
        return Optional.ofNullable(waiting.poll());
    }

    @Override
    public synchronized void renew(UUID workId, Heartbeat heartbeat) {
        answer();
        if (lost.contains(workId)) {
            throw new WorkLostException(workId, heartbeat.attempt());
        }
        heartbeats.add(heartbeat);
    }

    @Override
    public synchronized void release(UUID workId, Heartbeat heartbeat) {
        answer();
        releases.add(heartbeat);
    }

    @Override
    public synchronized void download(String tenant, String digest, Path file) {
        answer();
        if (!blobs.containsKey(digest)) {
            throw new BlobMissingException(tenant, digest);
        }
        try {
            Files.write(file, blobs.get(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void upload(String tenant, String digest, byte[] content) {
        answer();
        blobs.put(digest, content);
    }

    private void answer() {
        if (callsAway > 0) {
            callsAway--;
            throw new RegistryUnavailableException("away");
        }
    }
}
