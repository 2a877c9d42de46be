// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.trace;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * A span of a trace, as the header {@code traceparent} of W3C Trace Context carries it.
 *
 * @param traceId 32 hexadecimal digits, the same in every service that takes part
 * @param spanId 16 hexadecimal digits, for this part alone
 */
public record Trace(String traceId, String spanId) {

    /** The HTTP header. */
    public static final String HEADER = "traceparent";

    /** The key of the trace id in log lines. */
    public static final String TRACE_ID = "traceId";

    /** The key of the span id in log lines. */
    public static final String SPAN_ID = "spanId";

    private static final Pattern FORM =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}");

    /** Checks that nothing is missing. */
    public Trace {
        Objects.requireNonNull(traceId, "traceId");
        Objects.requireNonNull(spanId, "spanId");
    }

    /** A trace that begins here. */
    public static Trace begin() {
        return new Trace(hex(UUID.randomUUID()), newSpan());
    }

    /**
     * The trace of everything that is done for one version, by any service: its id follows from the
     * version's key, so that it need not travel with events and survives restarts.
     *
     * @param key the version's Kafka key
     */
    public static Trace ofVersion(String key) {
        return new Trace(hex(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))), newSpan());
    }

    /** Reads a header; empty when it is none of the form that we know. */
    public static Optional<Trace> parse(String header) {
        Matcher matcher = FORM.matcher(header.strip().toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(new Trace(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The trace of this thread's log lines, if there is one. */
    public static Optional<Trace> current() {
        return MDC.get(TRACE_ID) instanceof String trace && MDC.get(SPAN_ID) instanceof String span
                ? Optional.of(new Trace(trace, span))
                : Optional.empty();
    }

    /** A new part of the same trace. */
    public Trace child() {
        return new Trace(traceId, newSpan());
    }

    /** As a header. */
    public String header() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    private static String newSpan() {
        long bits = ThreadLocalRandom.current().nextLong();
        return String.format(Locale.ROOT, "%016x", bits == 0 ? 1 : bits);
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }
}
