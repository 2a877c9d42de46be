// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.events.Event;
import org.sparseadapter.kit.publish.EventPublisher;
import org.sparseadapter.kit.publish.PublishFailedException;

/** A broker in memory that can be away for a number of calls. */
final class FakePublisher implements EventPublisher {

    private final List<Event> published = new ArrayList<>();
    private final List<Event> told = new ArrayList<>();
    private int callsAway;
    private int tries;

    synchronized void goAwayFor(int calls) {
        callsAway = calls;
    }

    synchronized int tries() {
        return tries;
    }

    synchronized List<Event> published() {
        return List.copyOf(published);
    }

    synchronized List<Event> told() {
        return List.copyOf(told);
    }

    @Override
    public synchronized void publish(Event event) {
        tries++;
        if (callsAway > 0) {
            callsAway--;
            throw new PublishFailedException(event, new IllegalStateException("away"));
        }
        published.add(event);
    }

    @Override
    public synchronized void tell(Event event) {
        told.add(event);
    }
}
