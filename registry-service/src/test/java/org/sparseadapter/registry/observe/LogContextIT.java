// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.trainer;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.sparseadapter.kit.observe.RequestObservation;

@QuarkusTest
class LogContextIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void linesOfARequestSayWhoseItWasAndToWhichTraceItBelongs() {
        String tenant = newTenant();
        List<ExtLogRecord> lines = new CopyOnWriteArrayList<>();
        Handler handler = collecting(lines);
        Logger logger = Logger.getLogger(RequestObservation.class.getName());
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
        try {
            trainer(tenant)
                    .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .get("/v1/adapters/bot/versions/7")
                    .then()
                    .statusCode(404);
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }
        ExtLogRecord line = lines.stream()
                .filter(record -> tenant.equals(record.getMdc("tenant")))
                .findFirst()
                .orElseThrow();
        assertThat(line.getMdc("adapter")).isEqualTo("bot");
        assertThat(line.getMdc("version")).isEqualTo("7");
        assertThat(line.getMdc("traceId")).isEqualTo(TRACE);
        assertThat(String.format(line.getMessage(), line.getParameters())).contains("404");
    }

    private static Handler collecting(List<ExtLogRecord> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line instanceof ExtLogRecord record) {
                    record.copyMdc();
                    lines.add(record);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
