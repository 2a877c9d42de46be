// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import java.util.Iterator;
import java.util.stream.Stream;
import org.sparseadapter.core.task.TaskKind;

/** The words for the kinds of task, as the candidates of a command line's option. */
public final class TaskWords implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Stream.of(TaskKind.values()).map(TaskKind::word).iterator();
    }
}
