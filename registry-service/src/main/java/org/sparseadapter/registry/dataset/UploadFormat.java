// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sparseadapter.core.dataset.DatasetFormat;
import org.sparseadapter.core.text.Quoted;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.UnsupportedFormatException;

/** The format in which an upload is read: by the query's {@code format}, else by the content type. Never by guessing. */
final class UploadFormat {
    private UploadFormat() {}

    static DatasetFormat of(Optional<String> format, Optional<String> contentType) {
        return format.map(UploadFormat::named)
                .or(() -> contentType.flatMap(DatasetFormat::ofMediaType))
                .orElseThrow(() -> new UnsupportedFormatException("Send " + words(DatasetFormat::mediaType)
                        + " as the content type, or name one of " + words(DatasetFormat::extension)
                        + " as the parameter format; this came as " + contentType.orElse("nothing") + "."));
    }

    private static DatasetFormat named(String extension) {
        return DatasetFormat.ofFileName("." + extension)
                .orElseThrow(() -> new InvalidInputException(
                        UploadWords.FORMAT,
                        "expected one of " + words(DatasetFormat::extension) + ", found " + Quoted.text(extension)));
    }

    private static String words(Function<DatasetFormat, String> word) {
        return Arrays.stream(DatasetFormat.values()).map(word).collect(Collectors.joining(", "));
    }
}
