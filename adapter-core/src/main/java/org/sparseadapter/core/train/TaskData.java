// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.task.TaskKind;

/**
 * A dataset in memory.
 *
 * @param train what is learnt from and scored on
 * @param dev what early stopping and gates look at; may be empty
 * @param test what nothing is chosen on; may be empty
 * @param labels all labels, in the order of the head's outputs; none for kinds without labels
 */
public record TaskData(List<Example> train, List<Example> dev, List<Example> test, List<String> labels) {

    /** Copies the lists and refuses an example whose label is not among {@code labels}. */
    public TaskData {
        train = List.copyOf(train);
        dev = List.copyOf(dev);
        test = List.copyOf(test);
        labels = List.copyOf(labels);
        TaskKind kind = kind(train, dev, test);
        if (!kind.hasLabels() && !labels.isEmpty()) {
            throw new IllegalArgumentException("examples for " + kind.word() + " have no labels, found " + labels);
        }
        requireKnown("train", train, labels);
        requireKnown("dev", dev, labels);
        requireKnown("test", test, labels);
    }

    /** What the examples can teach; classification where there is none. */
    public TaskKind kind() {
        return kind(train, dev, test);
    }

    private static TaskKind kind(List<Example> train, List<Example> dev, List<Example> test) {
        Set<TaskKind> kinds = Stream.of(train, dev, test)
                .flatMap(List::stream)
                .map(Example::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(TaskKind.class)));
        if (kinds.size() > 1) {
            throw new IllegalArgumentException("the examples are of several kinds of task: " + kinds);
        }
        return kinds.stream().findFirst().orElse(TaskKind.CLASSIFICATION);
    }

    private static void requireKnown(String split, List<Example> examples, List<String> labels) {
        Set<String> known = new HashSet<>(labels);
        for (int row = 0; row < examples.size(); row++) {
            for (String label : examples.get(row).labels()) {
                if (!known.contains(label)) {
                    throw new IllegalArgumentException(split + " example " + (row + 1) + " has the label \"" + label
                            + "\", which is not one of the " + labels.size() + " labels");
                }
            }
        }
    }
}
