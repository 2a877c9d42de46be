// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sparseadapter.core.dataset.DatasetManifest;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.SplitCodec;
import org.sparseadapter.core.dataset.SplitInfo;
import org.sparseadapter.core.dataset.SplitName;
import org.sparseadapter.core.train.TaskData;

/** Loads a dataset from its manifest's blob and those of its splits. */
final class TaskDataLoader {

    private final Function<String, byte[]> blobs;

    TaskDataLoader(Function<String, byte[]> blobs) {
        this.blobs = blobs;
    }

    TaskData load(String manifestDigest) {
        DatasetManifest manifest = DatasetManifest.read(blobs.apply(manifestDigest));
        return new TaskData(
                split(manifest, SplitName.TRAIN),
                split(manifest, SplitName.DEV),
                split(manifest, SplitName.TEST),
                manifest.labels());
    }

    private List<Example> split(DatasetManifest manifest, String name) {
        return Optional.ofNullable(manifest.splits().get(name))
                .map(SplitInfo::digest)
                .map(blobs)
                .map(SplitCodec::read)
                .orElse(List.of());
    }
}
