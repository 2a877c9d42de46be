// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.MDC;
import org.sparseadapter.events.VersionRef;

/**
 * Adds tenant, adapter, version and trace to the log lines of a thread until it is closed, then puts
 * back what stood there.
 *
 * <pre>{@code
 * try (LogContext context = LogContext.of(version)) { ... }
 * }</pre>
 */
public final class LogContext implements AutoCloseable {

    private final Map<String, Object> before = new LinkedHashMap<>();

    private LogContext(Map<String, String> entries) {
        entries.forEach((key, value) -> {
            before.put(key, MDC.get(key));
            MDC.put(key, value);
        });
    }

    /** For work on a version; its trace is the version's. */
    public static LogContext of(VersionRef version) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("tenant", version.tenant());
        entries.put("adapter", version.adapter());
        entries.put("version", Integer.toString(version.version()));
        entries.putAll(entries(Trace.ofVersion(version.key())));
        return new LogContext(entries);
    }

    /** For a call on behalf of a tenant. */
    public static LogContext of(String tenant) {
        return new LogContext(Map.of("tenant", tenant));
    }

    /** For a part of a trace. */
    public static LogContext of(Trace trace) {
        return new LogContext(entries(trace));
    }

    @Override
    public void close() {
        before.forEach((key, value) -> {
            if (value == null) {
                MDC.remove(key);
            } else {
                MDC.put(key, value);
            }
        });
    }

    private static Map<String, String> entries(Trace trace) {
        return Map.of(Trace.TRACE_ID, trace.traceId(), Trace.SPAN_ID, trace.spanId());
    }
}
