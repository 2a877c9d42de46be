// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.publish;

import org.sparseadapter.events.Event;

/** The publisher of events on their topics, as CloudEvents in binary mode. */
public interface EventPublisher {

    /**
     * Publishes an event and returns once the broker has it on disk. An event published twice keeps
     * its id, so that readers can tell.
     *
     * @throws PublishFailedException when the broker did not confirm in time; it may have the event
     *     all the same
     */
    void publish(Event event);

    /** Hands over an event that may be lost, and returns at once. */
    void tell(Event event);
}
