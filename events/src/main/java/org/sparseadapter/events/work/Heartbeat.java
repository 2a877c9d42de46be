// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events.work;

import java.util.Optional;

/**
 * A heartbeat: renews a claim, or gives it back.
 *
 * @param attempt the attempt that speaks
 * @param checkpoint the newest checkpoint's blob, from which another attempt could go on
 */
public record Heartbeat(int attempt, Optional<String> checkpoint) {}
