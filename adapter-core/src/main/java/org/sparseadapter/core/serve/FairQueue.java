// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

/**
 * What waits for the next batch: first in first out within a tenant, and by turns between tenants.
 *
 * <p>The turns are deficit round robin: at its turn a tenant gets credit for some tokens and sends as
 * many items as the credit pays for. A tenant with long texts therefore gets the same number of
 * tokens through as one with short texts, and a tenant with a thousand items waiting delays
 * another's single item by one turn.
 *
 * <p>Any number of threads may offer; one takes.
 *
 * @param <T> an item, of the size of one sequence
 */
final class FairQueue<T> {

    private static final int CREDIT_PER_TURN = 64;

    private final QueueLimits limits;
    private final ToIntFunction<T> cost;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Line<T>> lines = new HashMap<>();
    private final Deque<Line<T>> turns = new ArrayDeque<>();
    private int waiting;
    private long waitingCost;
    private boolean closed;

    /**
     * An empty queue.
     *
     * @param limits how much may wait
     * @param cost the tokens of an item
     */
    public FairQueue(QueueLimits limits, ToIntFunction<T> cost) {
        this.limits = limits;
        this.cost = cost;
    }

    /**
     * Queues all items or none.
     *
     * @throws QueueFullException if they would pass a limit
     * @throws IllegalStateException if the queue is closed
     */
    public void offer(String tenant, List<T> items) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the queue is closed");
            }
            Line<T> line = lines.get(tenant);
            int ownWaiting = line == null ? 0 : line.items.size();
            refuseBeyond("tenant-queue", limits.perTenant(), ownWaiting, items.size());
            refuseBeyond("queue", limits.total(), waiting, items.size());
            if (items.isEmpty()) {
                return;
            }
            if (line == null) {
                line = new Line<>(tenant);
                lines.put(tenant, line);
                turns.addLast(line);
            }
            for (T item : items) {
                line.items.addLast(item);
                waitingCost += cost.applyAsInt(item);
            }
            waiting += items.size();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for something to do, then a little longer for company.
     *
     * @param budget the tokens of a batch; the first item comes along whatever it costs
     * @param window how long to wait for more after something was there, unless the budget is met
     * @return the next batch; empty only when the queue is closed and drained
     */
    public List<T> take(int budget, Duration window) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting == 0 && !closed) {
                changed.await();
            }
            long left = window.toNanos();
            while (waitingCost < budget && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return drain(budget);
        } finally {
            lock.unlock();
        }
    }

    /** How many items wait. */
    public int size() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses further items; what waits can still be taken. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void refuseBeyond(String limit, int allowed, int present, int offered) {
        if (offered > allowed - present) {
            throw new QueueFullException(limit, allowed, present, offered);
        }
    }

    private List<T> drain(int budget) {
        List<T> batch = new ArrayList<>();
        long spent = 0;
        while (!turns.isEmpty()) {
            Line<T> line = turns.pollFirst();
            if (line.credit < cost.applyAsInt(line.items.peekFirst())) {
                line.credit += CREDIT_PER_TURN;
            }
            while (!line.items.isEmpty()) {
                int price = cost.applyAsInt(line.items.peekFirst());
                if (price > line.credit) {
                    break;
                }
                if (!batch.isEmpty() && spent + price > budget) {
                    turns.addFirst(line);
                    return batch;
                }
                batch.add(line.items.pollFirst());
                line.credit -= price;
                spent += price;
                waiting--;
                waitingCost -= price;
            }
            if (line.items.isEmpty()) {
                lines.remove(line.tenant);
            } else {
                turns.addLast(line);
            }
        }
        return batch;
    }

    private static final class Line<T> {
        private final String tenant;
        private final Deque<T> items = new ArrayDeque<>();
        private long credit;

        private Line(String tenant) {
            this.tenant = tenant;
        }
    }
}
