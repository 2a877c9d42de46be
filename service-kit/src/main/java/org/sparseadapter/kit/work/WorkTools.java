// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import java.time.InstantSource;
import java.util.function.DoubleConsumer;
import org.sparseadapter.kit.compute.ComputeDevice;
import org.sparseadapter.kit.compute.LoadedBaseModels;
import org.sparseadapter.kit.publish.EventPublisher;
import org.sparseadapter.kit.registry.BlobCache;
import org.sparseadapter.kit.registry.RemoteBlobs;

/**
 * The tools of every piece of work.
 *
 * @param device where it is computed
 * @param models base models, loaded once
 * @param cache downloaded blobs
 * @param blobs where results are stored
 * @param publisher where events go
 * @param settings how patient to be
 * @param time when events happened
 * @param rate hears examples a second as they are reported
 */
record WorkTools(
        ComputeDevice device,
        LoadedBaseModels models,
        BlobCache cache,
        RemoteBlobs blobs,
        EventPublisher publisher,
        WorkSettings settings,
        InstantSource time,
        DoubleConsumer rate) {}
