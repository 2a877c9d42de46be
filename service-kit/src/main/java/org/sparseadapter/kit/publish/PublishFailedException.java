// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.publish;

import org.sparseadapter.events.Event;

/** The broker did not confirm an event: publishing it again may succeed. */
public final class PublishFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the topic and what went wrong. */
    public PublishFailedException(Event event, Throwable cause) {
        super(event.topic().topicName() + ": not confirmed by the broker: " + cause, cause);
    }
}
