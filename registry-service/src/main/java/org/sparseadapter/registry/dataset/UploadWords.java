// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.sparseadapter.core.dataset.DatasetFormat;
import org.sparseadapter.core.task.TaskKind;

/** Writes into the OpenAPI document which words the parameters of an upload may have. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class UploadWords implements OASFilter {
    /** The query parameter that names a format. */
    static final String FORMAT = "format";

    /** The query parameter that names a kind of task. */
    static final String TASK = "task";

    private static final Map<String, List<String>> WORDS = Map.of(
            FORMAT,
            Stream.of(DatasetFormat.values()).map(DatasetFormat::extension).toList(),
            TASK,
            Stream.of(TaskKind.values()).map(TaskKind::word).toList());

    @Override
    public Parameter filterParameter(Parameter parameter) {
        List<String> words = WORDS.get(parameter.getName());
        return words == null || parameter.getIn() != Parameter.In.QUERY
                ? parameter
                : parameter.schema(parameter.getSchema().enumeration(List.copyOf(words)));
    }
}
