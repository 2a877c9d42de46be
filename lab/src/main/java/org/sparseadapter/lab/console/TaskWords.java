// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import java.util.Iterator;
import java.util.stream.Stream;
import org.sparseadapter.core.task.TaskKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words for the kinds of task as the values of a command line's option, and as the candidates that its help lists. */
public final class TaskWords implements Iterable<String>, ITypeConverter<TaskKind> {

    @Override
    public Iterator<String> iterator() {
        return Stream.of(TaskKind.values()).map(TaskKind::word).iterator();
    }

    @Override
    public TaskKind convert(String word) {
        return TaskKind.ofWord(word)
                .orElseThrow(() ->
                        new TypeConversionException("expected one of " + TaskKind.words() + ", found '" + word + "'"));
    }
}
