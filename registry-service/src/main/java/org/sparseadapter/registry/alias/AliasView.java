// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where an alias points.
 *
 * @param adapter the adapter's name
 * @param alias the movable name
 * @param version the version's number
 * @param digest the version's artifact
 * @param revision counts the moves; the entity tag for {@code If-Match}
 * @param movedAt when it moved last
 */
@Schema(name = "Alias", description = "Where an alias points.")
public record AliasView(String adapter, String alias, int version, String digest, long revision, Instant movedAt) {}
