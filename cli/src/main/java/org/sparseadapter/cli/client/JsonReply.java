// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An HTTP reply of JSON, with the headers {@code Location} and {@code ETag}.
 *
 * @param body the document
 * @param location the path of the resource that was made
 * @param tag the resource's entity tag, for {@code If-Match}
 */
record JsonReply(JsonNode body, Optional<String> location, Optional<String> tag) {}
