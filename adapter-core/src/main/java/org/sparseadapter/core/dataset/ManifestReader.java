// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.core.text.Quoted;

/** Reads a manifest's JSON, refusing whatever is missing or of another type. */
final class ManifestReader {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String LABELS = "labels";

    private ManifestReader() {}

    static DatasetManifest read(String text) {
        try {
            return read(Fields.open(MAPPER.readTree(text), "manifest"));
        } catch (JsonProcessingException e) {
            throw DatasetException.of("manifest", "not a JSON document: " + e.getOriginalMessage());
        } catch (FieldException e) {
            throw DatasetException.of(e.field(), e.problem());
        }
    }

    private static DatasetManifest read(Fields fields) {
        TaskKind kind = fields.choice("kind", TaskKind.values());
        if (!kind.hasLabels() && fields.has(LABELS)) {
            throw fields.error(LABELS, "expected none, a dataset for " + kind.word() + " has no labels");
        }
        SortedMap<String, SplitInfo> splits = new TreeMap<>();
        Fields infos = fields.object("splits");
        infos.names().forEach(name -> splits.put(name, split(infos.object(name))));
        return new DatasetManifest(
                kind, fields.flag("pairs"), kind.hasLabels() ? fields.texts(LABELS) : List.of(), splits);
    }

    private static SplitInfo split(Fields fields) {
        String digest = fields.text("digest", "a digest");
        if (!Digests.isDigest(digest)) {
            throw fields.error("digest", "expected a digest, found " + Quoted.text(digest));
        }
        long rows = fields.wide("rows");
        if (rows < 0) {
            throw fields.error("rows", "expected a count, found " + rows);
        }
        return new SplitInfo(digest, rows);
    }
}
