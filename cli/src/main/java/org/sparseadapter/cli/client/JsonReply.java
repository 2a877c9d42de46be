// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A JSON answer with the headers that matter.
 *
 * @param body the document
 * @param location where the made resource is
 * @param tag the resource's entity tag
 */
record JsonReply(JsonNode body, Optional<String> location, Optional<String> tag) {}
