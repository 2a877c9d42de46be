// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/**
 * How a worker works: wake, claim, run the service's {@link org.sparseadapter.kit.work.WorkStage},
 * keep the claim by heartbeats, publish what came out. A service adds its stage and nothing else.
 */
package org.sparseadapter.kit.work;
