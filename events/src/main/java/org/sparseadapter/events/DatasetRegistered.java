// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.util.List;
import java.util.Map;

/**
 * A dataset was sealed: from now on its digest names these rows and no others.
 *
 * @param tenant the owner
 * @param name the dataset's name
 * @param digest of its manifest
 * @param rows rows by split
 * @param labels the classes, in the order of the head's outputs
 */
public record DatasetRegistered(String tenant, String name, String digest, Map<String, Long> rows, List<String> labels)
        implements Event {

    /** Copies what could be changed from outside. */
    public DatasetRegistered {
        rows = Map.copyOf(rows);
        labels = List.copyOf(labels);
    }

    @Override
    public Topic topic() {
        return Topic.DATASET_REGISTERED;
    }

    @Override
    public String key() {
        return tenant + "/" + name;
    }

    @Override
    public String occurrence() {
        return digest;
    }
}
