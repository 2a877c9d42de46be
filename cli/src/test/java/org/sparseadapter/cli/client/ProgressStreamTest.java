// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressStreamTest {
    private static final String EVENTS =
            """
            event: progress
            id: 1
            data: {"step":1,"steps":4}

            : a comment
            event: state
            id: 2
            data: {"state":"MASKED"}

            """;

    @Test
    void eventsComeWithKindAndIdUntilTheListenerHasEnough() throws Exception {
        try (StubServer server = new StubServer().on("GET /v1/adapters/a/versions/1/events", 200, EVENTS)) {
            ProgressStream stream = new RegistryApi(new Connection(server.url(), () -> "t")).progress("a", 1);
            List<ProgressEvent> seen = new ArrayList<>();
            boolean ended = stream.follow(seen::add);
            assertThat(ended).isTrue();
            assertThat(seen).extracting(ProgressEvent::kind).containsExactly("progress", "state");
            assertThat(seen).extracting(ProgressEvent::id).containsExactly("1", "2");
            assertThat(stream.follow(event -> false)).isFalse();
        }
    }

    @Test
    void aRefusalSaysWhatTheServerSaid() throws Exception {
        try (StubServer server = new StubServer()) {
            ProgressStream stream = new RegistryApi(new Connection(server.url(), () -> "t")).progress("a", 1);
            assertThatThrownBy(() -> stream.follow(event -> true))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("Not there");
        }
    }
}
