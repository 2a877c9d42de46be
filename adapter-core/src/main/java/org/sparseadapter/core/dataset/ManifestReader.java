// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Digests;

/** Reads a manifest's JSON, refusing whatever is missing or of another type. */
final class ManifestReader {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ManifestReader() {}

    static DatasetManifest read(String text) {
        JsonNode json;
        try {
            json = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw DatasetException.of("manifest", "not a JSON document: " + e.getOriginalMessage());
        }
        JsonNode kindNode = require(json.path("kind").isTextual(), json.path("kind"), "kind", "a task kind");
        TaskKind kind = TaskKind.ofWord(kindNode.textValue())
                .orElseThrow(() -> DatasetException.of("manifest.kind", "unknown task kind"));
        boolean pairs = require(json.path("pairs").isBoolean(), json.path("pairs"), "pairs", "true or false")
                .booleanValue();
        List<String> labels = new ArrayList<>();
        JsonNode labelsNode = json.path("labels");
        boolean labelled = kind == TaskKind.CLASSIFICATION;
        require(
                labelled ? labelsNode.isArray() : labelsNode.isMissingNode(),
                labelsNode,
                "labels",
                "a list, for classification alone");
        for (JsonNode label : labelsNode) {
            labels.add(require(label.isTextual(), label, "labels", "a list of strings")
                    .textValue());
        }
        SortedMap<String, SplitInfo> splits = new TreeMap<>();
        JsonNode splitsNode = require(json.path("splits").isObject(), json.path("splits"), "splits", "an object");
        splitsNode.fieldNames().forEachRemaining(name -> splits.put(name, split(name, splitsNode.path(name))));
        return new DatasetManifest(kind, pairs, labels, splits);
    }

    private static SplitInfo split(String name, JsonNode json) {
        String path = "splits." + name;
        JsonNode digest = json.path("digest");
        require(digest.isTextual() && Digests.isDigest(digest.textValue()), digest, path + ".digest", "a digest");
        JsonNode rows = json.path("rows");
        require(
                rows.canConvertToLong() && rows.isIntegralNumber() && rows.longValue() >= 0,
                rows,
                path + ".rows",
                "a count");
        return new SplitInfo(digest.textValue(), rows.longValue());
    }

    private static JsonNode require(boolean holds, JsonNode value, String field, String expected) {
        if (!holds) {
            throw DatasetException.of("manifest." + field, "expected " + expected);
        }
        return value;
    }
}
