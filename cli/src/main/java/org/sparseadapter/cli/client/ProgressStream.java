// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The server-sent events of a version; a broken connection is resumed after the last event. */
public final class ProgressStream {
    private final Connection connection;
    private final String path;
    private Optional<String> lastId = Optional.empty();

    ProgressStream(Connection connection, String path) {
        this.connection = connection;
        this.path = path;
    }

    /**
     * Hands over events until the listener has enough or the stream ends.
     *
     * @param wantsMore takes an event and says whether to go on
     * @return false if the listener had enough, true if the stream ended first: then call again
     * @throws ApiException if the server cannot be reached or refuses
     */
    public boolean follow(Predicate<ProgressEvent> wantsMore) {
        try (Stream<String> lines = connection.lines(path, lastId)) {
            String kind = "message";
            StringBuilder data = new StringBuilder();
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                String line = each.next();
                if (line.isEmpty()) {
                    if (!data.isEmpty() && !wantsMore.test(event(kind, data))) {
                        return false;
                    }
                    kind = "message";
                    data.setLength(0);
                } else if (line.startsWith("id:")) {
                    lastId = Optional.of(value(line));
                } else if (line.startsWith("event:")) {
                    kind = value(line);
                } else if (line.startsWith("data:")) {
                    data.append(value(line));
                }
            }
            return true;
        } catch (java.io.UncheckedIOException broken) {
            return true;
        }
    }

    private ProgressEvent event(String kind, StringBuilder data) {
        try {
            return new ProgressEvent(lastId.orElse(""), kind, Connection.JSON.readTree(data.toString()));
        } catch (JsonProcessingException e) {
            throw new ApiException(0, "The server sent an event that is not JSON");
        }
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }
}
