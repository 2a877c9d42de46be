// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sparseadapter.core.task.Example;

/**
 * A dataset in memory.
 *
 * @param train what is learnt from and scored on
 * @param dev what early stopping and gates look at; may be empty
 * @param test what nothing is chosen on; may be empty
 * @param labels all labels, in the order of the head's outputs
 */
public record TaskData(List<Example> train, List<Example> dev, List<Example> test, List<String> labels) {

    /** Copies the lists and refuses an example whose label is not among {@code labels}. */
    public TaskData {
        train = List.copyOf(train);
        dev = List.copyOf(dev);
        test = List.copyOf(test);
        labels = List.copyOf(labels);
        requireKnown("train", train, labels);
        requireKnown("dev", dev, labels);
        requireKnown("test", test, labels);
    }

    private static void requireKnown(String split, List<Example> examples, List<String> labels) {
        Set<String> known = new HashSet<>(labels);
        for (int row = 0; row < examples.size(); row++) {
            if (!known.contains(examples.get(row).label())) {
                throw new IllegalArgumentException(split + " example " + (row + 1) + " has the label \""
                        + examples.get(row).label() + "\", which is not one of the " + labels.size() + " labels");
            }
        }
    }
}
