// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One origin of a version: a base model, a dataset, an initial adapter, a part of a fusion.
 *
 * @param relation its relation to the version, for example {@code DATASET}
 * @param name its name
 * @param digest digest of its content
 */
public record LineageDocument(String relation, String name, String digest) {
    static LineageDocument of(JsonNode json) {
        return new LineageDocument(
                json.path("relation").asText(),
                json.path("name").asText(""),
                json.path("digest").asText(""));
    }
}
