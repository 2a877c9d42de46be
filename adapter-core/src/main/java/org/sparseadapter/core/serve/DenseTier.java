// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Dense forms of the most recently used adapters, bounded in bytes. Everything else stays compact on
 * the Java heap and is expanded when its turn comes, so a working set larger than this tier costs a
 * copy, not a fetch.
 *
 * <p>A user of a dense form holds a {@link DenseLease}; a leased form is never closed, so the bound is
 * passed by as much as is in use at a time. Expansion runs outside the lock, once per key however
 * many ask.
 *
 * @param <K> the compact form
 * @param <V> the dense form
 */
public final class DenseTier<K, V> implements AutoCloseable {

    private final long capacity;
    private final Expansion<K, V> expansion;
    private final Map<K, Slot<V>> slots = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private long hits;
    private long misses;
    private boolean closed;

    /**
     * An empty tier.
     *
     * @param capacity how many bytes of dense forms to keep when no batch uses them
     * @param expansion how a dense form is made and closed
     */
    public DenseTier(long capacity, Expansion<K, V> expansion) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity: expected bytes from 0, found " + capacity);
        }
        this.capacity = capacity;
        this.expansion = expansion;
    }

    /** The dense form of a key, expanded if need be. What the expansion throws comes through. */
    public DenseLease<V> acquire(K key) {
        Slot<V> slot;
        boolean mine = false;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the tier is closed");
            }
            slot = slots.get(key);
            if (slot == null) {
                slot = new Slot<>();
                slots.put(key, slot);
                mine = true;
                misses++;
            } else {
                hits++;
            }
            slot.users++;
        }
        if (mine) {
            fill(key, slot);
        }
        return lease(slot);
    }

    /** Bytes of the dense forms held now. */
    public synchronized long bytes() {
        return bytes;
    }

    /** How many dense forms are held now. */
    public synchronized int entries() {
        return slots.size();
    }

    /** How often a dense form was there already. */
    public synchronized long hits() {
        return hits;
    }

    /** How often one had to be made. */
    public synchronized long misses() {
        return misses;
    }

    /** Closes every form that is not in use; those in use close with their last lease. */
    @Override
    public void close() {
        List<V> goners;
        synchronized (this) {
            closed = true;
            goners = evictDownTo(0);
        }
        goners.forEach(expansion::close);
    }

    private void fill(K key, Slot<V> slot) {
        V value;
        try {
            value = expansion.expand(key);
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                slots.remove(key, slot);
            }
            slot.value.completeExceptionally(e);
            throw e;
        }
        synchronized (this) {
            slot.bytes = expansion.bytes(value);
            bytes += slot.bytes;
        }
        slot.value.complete(value);
    }

    private DenseLease<V> lease(Slot<V> slot) {
        V value;
        try {
            value = slot.value.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
        AtomicBoolean open = new AtomicBoolean(true);
        return new DenseLease<>(value, () -> {
            if (open.compareAndSet(true, false)) {
                release(slot);
            }
        });
    }

    private void release(Slot<V> slot) {
        List<V> goners;
        synchronized (this) {
            slot.users--;
            goners = evictDownTo(capacity);
        }
        goners.forEach(expansion::close);
    }

    private List<V> evictDownTo(long allowed) {
        List<V> goners = new ArrayList<>();
        Iterator<Slot<V>> oldestFirst = slots.values().iterator();
        while ((closed || bytes > allowed) && oldestFirst.hasNext()) {
            Slot<V> slot = oldestFirst.next();
            if (slot.users == 0) {
                oldestFirst.remove();
                bytes -= slot.bytes;
                goners.add(slot.value.join());
            }
        }
        return goners;
    }

    private static final class Slot<V> {
        private final CompletableFuture<V> value = new CompletableFuture<>();
        private int users;
        private long bytes;
    }
}
