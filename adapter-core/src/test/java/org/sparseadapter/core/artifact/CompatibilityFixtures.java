// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsLimits;
import org.sparseadapter.core.text.Digests;

/**
 * Artifacts and recipes that earlier versions wrote, a folder of the test resources for each version, and what was true of
 * them. {@link #main} writes a folder for what is not there yet; what a version wrote is never written again.
 *
 * @param folder of one version
 */
record CompatibilityFixtures(Path folder) {

    private static final String ARTIFACT = ".safetensors";
    private static final String FACTS = ".facts.json";
    private static final String RECIPE = ".json";
    private static final String CANONICAL = ".canonical.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the given version wrote. */
    static CompatibilityFixtures of(String version) {
        try {
            return new CompatibilityFixtures(
                    Path.of(Objects.requireNonNull(CompatibilityFixtures.class.getResource("/compatibility/" + version))
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> artifacts() {
        return names(folder, ARTIFACT);
    }

    List<String> recipes() {
        return names(recipeFolder(), CANONICAL);
    }

    byte[] artifact(String name) {
        return bytes(folder.resolve(name + ARTIFACT));
    }

    /** An artifact by its digest, for those that name parts. */
    Optional<byte[]> byDigest(String digest) {
        return artifacts().stream()
                .map(this::artifact)
                .filter(bytes -> Digests.sha256(bytes).equals(digest))
                .findFirst();
    }

    ObjectNode facts(String name) {
        return object(folder.resolve(name + FACTS));
    }

    String recipe(String name) {
        return text(recipeFolder().resolve(name + RECIPE));
    }

    String canonicalRecipe(String name) {
        return text(recipeFolder().resolve(name + CANONICAL)).strip();
    }

    /** What must stay true of an artifact's bytes. */
    ObjectNode factsOf(byte[] file) {
        Map<String, String> metadata =
                Safetensors.read(file, SafetensorsLimits.ARTIFACT).metadata();
        Artifact artifact = ArtifactReader.read(file, this::byDigest);
        ObjectNode facts = JsonNodeFactory.instance
                .objectNode()
                .put("digest", Digests.sha256(file))
                .put("kind", artifact.kind().name())
                .put("adapter", metadata.get(ArtifactFormat.ADAPTER))
                .put("head", metadata.get(ArtifactFormat.HEAD))
                .put("values", valuesDigest(artifact.state()));
        ArrayNode densities = facts.putArray("densities");
        artifact.state()
                .densities()
                .forEach(density -> densities.add(density.matrix() + " " + density.kept() + " of " + density.total()));
        return facts;
    }

    /** Over names, shapes and decoded values, those of parts too. */
    private static String valuesDigest(AdapterState state) {
        StringBuilder all = new StringBuilder();
        state.parameters().forEach((name, parameter) -> {
            float[] values = parameter.dense();
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            all.append(name)
                    .append(Arrays.toString(parameter.shape()))
                    .append(Digests.sha256(bytes.array()))
                    .append('\n');
        });
        state.parts().forEach(part -> all.append(valuesDigest(part)).append('\n'));
        return Digests.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes what is missing into the folder given; recipes are given as {@code recipes/NAME.json}, and their canonical
     * forms written beside them.
     */
    public static void main(String[] arguments) throws IOException {
        CompatibilityFixtures fixtures = new CompatibilityFixtures(Path.of(arguments[0]));
        for (Map.Entry<String, byte[]> artifact : CompatibilityArtifacts.write().entrySet()) {
            Path file = fixtures.folder.resolve(artifact.getKey() + ARTIFACT);
            if (Files.notExists(file)) {
                Files.write(file, artifact.getValue());
                Files.writeString(
                        fixtures.folder.resolve(artifact.getKey() + FACTS),
                        fixtures.factsOf(artifact.getValue()).toPrettyString() + "\n");
            }
        }
        for (String name : names(fixtures.recipeFolder(), RECIPE)) {
            Path file = fixtures.recipeFolder().resolve(name + CANONICAL);
            if (!name.endsWith(".canonical") && Files.notExists(file)) {
                Files.writeString(file, RecipeJson.write(RecipeJson.read(fixtures.recipe(name))) + "\n");
            }
        }
    }

    private Path recipeFolder() {
        return folder.resolve("recipes");
    }

    private static List<String> names(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode object(Path file) {
        try {
            return (ObjectNode) JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
