// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.events.VersionRef;

class TraceTest {

    private static final VersionRef VERSION = new VersionRef("acme", "intents", 3);

    @Test
    void readsWhatItWrites() {
        Trace trace = Trace.begin();

        assertThat(Trace.parse(trace.header())).contains(trace);
        assertThat(trace.child().traceId()).isEqualTo(trace.traceId());
        assertThat(trace.child().spanId()).isNotEqualTo(trace.spanId());
    }

    @Test
    void isTheSameForAVersionWhereverItIsWorkedOn() {
        assertThat(Trace.ofVersion(VERSION.key()).traceId())
                .isEqualTo(Trace.ofVersion("acme/intents/3").traceId())
                .isNotEqualTo(Trace.ofVersion("acme/intents/4").traceId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "00-00000000000000000000000000000000-0000000000000001-01",
                "00-00000000000000000000000000000001-0000000000000000-01",
                "00-0000000000000000000000000000000g-0000000000000001-01"
            })
    void ignoresHeadersOfAnotherForm(String header) {
        assertThat(Trace.parse(header)).isEmpty();
    }

    @Test
    void putsBackWhatStoodInTheLogContext() {
        MDC.put("tenant", "outer");
        LogContext.of(VERSION).run(() -> {
            assertThat(MDC.get("tenant")).isEqualTo("acme");
            assertThat(MDC.get("version")).isEqualTo("3");
            assertThat(Trace.current()).isPresent();
        });
        assertThat(MDC.get("tenant")).isEqualTo("outer");
        assertThat(MDC.get("version")).isNull();
        MDC.remove("tenant");
    }
}
