// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events.work;

import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.VersionState;

/**
 * A version as an inference replica needs it to serve one that no alias names.
 *
 * @param version which
 * @param state its state; only READY and REJECTED versions have something to serve
 * @param digest its artifact
 * @param baseDigest the base model that the artifact belongs to
 */
public record ServableVersion(VersionRef version, VersionState state, String digest, String baseDigest) {}
