// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/**
 * What came back over HTTP.
 *
 * @param status the status
 * @param headers the headers
 * @param body the body as text
 */
public record HttpReply(int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Demands a status. */
    public HttpReply has(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    /** Demands a problem of this status. */
    public HttpReply isProblem(int expected) {
        has(expected);
        assertThat(headers.firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json().path("status").asInt()).isEqualTo(expected);
        assertThat(json().path("detail").asText()).isNotBlank();
        return this;
    }

    /** Demands that a field is named as the fault. */
    public void names(String field) {
        List<String> fields = new ArrayList<>();
        json().path("errors").forEach(error -> fields.add(error.path("field").asText()));
        assertThat(fields).contains(field);
    }
}
