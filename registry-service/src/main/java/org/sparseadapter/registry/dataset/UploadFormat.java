// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sparseadapter.core.dataset.DatasetFormat;
import org.sparseadapter.kit.problem.UnsupportedFormatException;

/** The format in which an upload is read: by the query's {@code format}, else by the content type. Never by guessing. */
final class UploadFormat {
    private UploadFormat() {}

    static DatasetFormat of(Optional<String> format, Optional<String> contentType) {
        return format.flatMap(name -> DatasetFormat.ofFileName("." + name))
                .or(() -> contentType.flatMap(DatasetFormat::ofMediaType))
                .orElseThrow(() -> new UnsupportedFormatException("Send " + known() + " as the content type, or name"
                        + " tsv, csv or jsonl as the parameter format; this came as "
                        + contentType.orElse("nothing") + "."));
    }

    private static String known() {
        return Arrays.stream(DatasetFormat.values())
                .map(DatasetFormat::mediaType)
                .collect(Collectors.joining(", "));
    }
}
