// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.observe;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a request across processes, W3C Trace Context level 1.
 *
 * @param traceId 32 hexadecimal digits, shared by all that one request causes
 */
public record TraceContext(String traceId) {
    /** The header that carries it. */
    public static final String HEADER = "traceparent";

    private static final Pattern PARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Goes on with the caller's trace, or starts one where the header is absent or malformed. */
    public static TraceContext of(Optional<String> header) {
        return header.map(PARENT::matcher)
                .filter(Matcher::matches)
                .map(match -> new TraceContext(match.group(1)))
                .orElseGet(() -> new TraceContext(hex(16)));
    }

    /** The header for what this process asks of others. */
    public String header() {
        return "00-" + traceId + "-" + hex(8) + "-01";
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
