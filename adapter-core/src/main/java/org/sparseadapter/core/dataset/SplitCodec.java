// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sparseadapter.core.text.Digests;

/**
 * The form in which splits are stored and digested: one JSON object a line with the fields of {@link ExampleJson} in
 * their order, in UTF-8, each line ended by LF. Equal examples give equal bytes.
 */
public final class SplitCodec {

    // The fast writer of numbers writes the same on every Java version, which the platform's own does not.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private static final DatasetLimits OWN =
            new DatasetLimits(Integer.MAX_VALUE - 16, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 20);

    private SplitCodec() {}

    /** The canonical bytes of examples of one kind. */
    public static byte[] write(List<? extends Example> examples) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // Through a writer: over bytes the generator would escape whatever lies beyond the basic plane.
        try (JsonGenerator json = JSON.createGenerator(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            json.setRootValueSeparator(null);
            ExampleJson.write(examples, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Reads canonical bytes.
     *
     * @throws DatasetException when they are not such
     */
    public static List<Example> read(byte[] bytes) {
        try {
            return DatasetReader.parse(new ByteArrayInputStream(bytes), DatasetFormat.JSONL, OWN)
                    .examples();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a manifest needs to know of a split that was read. */
    public static SplitSummary summary(ParsedSplit split, byte[] canonical) {
        return new SplitSummary(
                split.kind(),
                new SplitInfo(Digests.sha256(canonical), split.examples().size()),
                split.pairs(),
                split.labels());
    }
}
