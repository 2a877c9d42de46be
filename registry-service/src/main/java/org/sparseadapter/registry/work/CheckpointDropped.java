// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.work;

import org.sparseadapter.registry.blob.BlobKey;

/** The notice of a transaction after which a checkpoint is of no use any more. */
record CheckpointDropped(BlobKey blob) {}
