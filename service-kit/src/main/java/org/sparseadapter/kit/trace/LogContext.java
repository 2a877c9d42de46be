// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.trace;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.MDC;
import org.sparseadapter.events.VersionRef;

/**
 * The context of log lines: tenant, adapter, version and trace. It holds on the calling
 * thread while something is run within it; then what stood there is put back.
 *
 * <pre>{@code
 * LogContext.of(version).run(() -> ...);
 * }</pre>
 */
public final class LogContext {

    private final Map<String, String> entries;

    private LogContext(Map<String, String> entries) {
        this.entries = Map.copyOf(entries);
    }

    /** For work on a version; its trace is the version's. */
    public static LogContext of(VersionRef version) {
        Map<String, String> entries = new HashMap<>();
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

    /** Runs something within this context. */
    public void run(Runnable task) {
        call(() -> {
            task.run();
            return true;
        });
    }

    /** Runs something within this context and answers its result. */
    public <T> T call(Supplier<T> task) {
        Map<String, Object> before = new HashMap<>();
        entries.forEach((key, value) -> {
            before.put(key, MDC.get(key));
            MDC.put(key, value);
        });
        try {
            return task.get();
        } finally {
            before.forEach(LogContext::restore);
        }
    }

    private static void restore(String key, Object value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }

    private static Map<String, String> entries(Trace trace) {
        return Map.of(Trace.TRACE_ID, trace.traceId(), Trace.SPAN_ID, trace.spanId());
    }
}
