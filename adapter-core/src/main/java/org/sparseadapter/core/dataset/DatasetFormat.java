// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.Optional;

/** The forms in which a split may be uploaded. */
public enum DatasetFormat {
    /** Tab-separated with a header; no quoting, so no tab or line break inside a value. */
    TSV("text/tab-separated-values", "tsv"),
    /** Comma-separated with a header, quoted as in RFC 4180. */
    CSV("text/csv", "csv"),
    /** One JSON object a line. */
    JSONL("application/x-ndjson", "jsonl");

    private final String mediaType;
    private final String extension;

    DatasetFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The media type of an upload. */
    public String mediaType() {
        return mediaType;
    }

    /** The file name's ending, without the dot. */
    public String extension() {
        return extension;
    }

    /** The format of a file, by its name's ending. */
    public static Optional<DatasetFormat> ofFileName(String name) {
        for (DatasetFormat format : values()) {
            if (name.endsWith("." + format.extension)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The format of an upload, by its media type; parameters such as a charset are ignored. */
    public static Optional<DatasetFormat> ofMediaType(String contentType) {
        String bare = contentType.split(";", 2)[0].strip();
        for (DatasetFormat format : values()) {
            if (format.mediaType.equalsIgnoreCase(bare)) {
                return Optional.of(format);
            }
        }
        return bare.equalsIgnoreCase("application/jsonl") ? Optional.of(JSONL) : Optional.empty();
    }
}
