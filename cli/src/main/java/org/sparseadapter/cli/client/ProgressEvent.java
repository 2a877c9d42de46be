// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One server-sent event of a version.
 *
 * @param id its event id, to resume after it
 * @param kind {@code progress} or {@code state}
 * @param data its JSON
 */
public record ProgressEvent(String id, String kind, JsonNode data) {}
