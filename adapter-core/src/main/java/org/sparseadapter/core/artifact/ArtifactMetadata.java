// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterJson;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.json.StrictMapper;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.core.text.Quoted;

/**
 * The metadata of an artifact, read and checked.
 *
 * @param kind what the file is for
 * @param adapter the adapter's settings
 * @param head the head's settings
 * @param baseDigest the digest of the base model's weights
 * @param recipe the recipe that it was made by
 * @param matrices the sparse matrices by name
 */
record ArtifactMetadata(
        ArtifactKind kind,
        AdapterConfig adapter,
        HeadConfig head,
        String baseDigest,
        ObjectNode recipe,
        SortedMap<String, MatrixEntry> matrices) {

    private static final int MOST_NESTING = 32;

    private static final ObjectMapper MAPPER = StrictMapper.nesting(MOST_NESTING);

    static ArtifactMetadata read(Map<String, String> metadata) {
        expect(metadata, ArtifactFormat.FORMAT, ArtifactFormat.FORMAT_NAME);
        String version = text(metadata, ArtifactFormat.FORMAT_VERSION);
        if (!version.equals(ArtifactFormat.SECOND)) {
            expect(metadata, ArtifactFormat.FORMAT_VERSION, ArtifactFormat.FIRST);
        }
        expect(metadata, ArtifactFormat.MASK_CODER, MaskCoder.NAME);
        String baseDigest = text(metadata, ArtifactFormat.BASE_DIGEST);
        if (!Digests.isDigest(baseDigest)) {
            throw error(ArtifactFormat.BASE_DIGEST, "expected a digest, found " + Quoted.text(baseDigest));
        }
        ArtifactKind kind = kind(text(metadata, ArtifactFormat.KIND));
        AdapterConfig adapter = adapter(object(metadata, ArtifactFormat.ADAPTER));
        boolean fits = kind == ArtifactKind.ADAPTER ? adapter.equals(adapter.servingForm()) : !adapter.folded();
        if (!fits) {
            throw error(
                    ArtifactFormat.ADAPTER,
                    "expected " + AdapterConfig.FOLDED + " to be true in trained adapters and in no other");
        }
        HeadConfig head = HeadJson.read(object(metadata, ArtifactFormat.HEAD));
        expect(metadata, ArtifactFormat.FORMAT_VERSION, ArtifactFormat.version(head));
        return new ArtifactMetadata(
                kind,
                adapter,
                head,
                baseDigest,
                object(metadata, ArtifactFormat.RECIPE),
                matrices(object(metadata, ArtifactFormat.MATRICES)));
    }

    static String kindWord(ArtifactKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static ArtifactKind kind(String word) {
        return Stream.of(ArtifactKind.values())
                .filter(candidate -> kindWord(candidate).equals(word))
                .findFirst()
                .orElseThrow(() -> error(ArtifactFormat.KIND, "unknown kind " + Quoted.text(word)));
    }

    private static AdapterConfig adapter(ObjectNode json) {
        try {
            return AdapterJson.read(json, ArtifactFormat.ADAPTER);
        } catch (FieldException e) {
            throw new ArtifactException("metadata " + e.getMessage(), e);
        }
    }

    private static SortedMap<String, MatrixEntry> matrices(ObjectNode json) {
        SortedMap<String, MatrixEntry> matrices = new TreeMap<>();
        long weights = 0;
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!ArtifactFormat.isParameterName(field.getKey())) {
                throw error(ArtifactFormat.MATRICES, "not a parameter's name: " + Quoted.text(field.getKey()));
            }
            MatrixEntry entry = MatrixEntry.read(field.getKey(), field.getValue());
            weights += entry.size();
            matrices.put(field.getKey(), entry);
        }
        if (weights > ArtifactFormat.MOST_WEIGHTS) {
            throw error(
                    ArtifactFormat.MATRICES,
                    "expected at most " + ArtifactFormat.MOST_WEIGHTS + " weights in all, found " + weights);
        }
        return matrices;
    }

    private static void expect(Map<String, String> metadata, String key, String expected) {
        String found = text(metadata, key);
        if (!found.equals(expected)) {
            throw error(key, "expected \"" + expected + "\", found " + Quoted.text(found));
        }
    }

    private static String text(Map<String, String> metadata, String key) {
        String text = metadata.get(key);
        if (text == null) {
            throw error(key, "missing; is this an adapter of this project?");
        }
        return text;
    }

    private static ObjectNode object(Map<String, String> metadata, String key) {
        try {
            if (MAPPER.readTree(text(metadata, key)) instanceof ObjectNode object) {
                return object;
            }
            throw error(key, "expected a JSON object");
        } catch (JsonProcessingException e) {
            throw new ArtifactException("metadata " + key + ": not a JSON object", e);
        }
    }

    private static ArtifactException error(String key, String problem) {
        return new ArtifactException("metadata " + key + ": " + problem);
    }
}
