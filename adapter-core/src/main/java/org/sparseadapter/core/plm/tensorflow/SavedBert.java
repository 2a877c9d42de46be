// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm.tensorflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.FileUtils;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.core.tensor.HostTensor;

/**
 * A BERT with its masked-language head, saved by TensorFlow and zipped: {@code assets/vocab.txt}, {@code assets/model.json}
 * and {@code variables/}. Its graph is not read: the variables' names and shapes say all.
 */
public final class SavedBert {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VOCABULARY = "assets/vocab.txt";
    private static final String SETTINGS = "assets/model.json";
    private static final String INDEX = "variables/variables.index";
    private static final String DATA = "variables/variables.data-00000-of-00001";
    private static final Set<String> FILES = Set.of(VOCABULARY, SETTINGS, INDEX, DATA);
    private static final int HEAD_WIDTH = 64;

    private SavedBert() {}

    /**
     * Writes the model as a folder in Hugging Face layout: {@code config.json}, {@code tokenizer.json} and {@code
     * model.safetensors}. The folder appears whole or not at all; it needs twice the model's size while this runs.
     *
     * @param zip the zipped model
     * @param folder must not exist; the folder above it must
     * @throws BaseModelException when it is no such model
     */
    public static void install(InputStream zip, Path folder) throws IOException {
        Path work = Files.createTempDirectory(folder.toAbsolutePath().getParent(), ".installing");
        try {
            Path saved = Files.createDirectory(work.resolve("saved"));
            extract(zip, saved);
            Path model = Files.createDirectory(work.resolve("model"));
            convert(saved, model);
            Files.move(model, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileUtils.deleteDirectory(work.toFile());
        }
    }

    private static void extract(InputStream zip, Path folder) throws IOException {
        Set<String> missing = new TreeSet<>(FILES);
        ZipInputStream entries = new ZipInputStream(zip);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            // Only known names are written, so that no name can lead out of the folder.
            if (missing.remove(entry.getName())) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(entries, file);
            }
        }
        if (!missing.isEmpty()) {
            throw new BaseModelException("expected a zipped TensorFlow model of BERT; it lacks " + missing);
        }
    }

    private static void convert(Path saved, Path model) throws IOException {
        TensorBundle checkpoint = TensorBundle.open(saved.resolve(INDEX), saved.resolve(DATA));
        List<String> vocabulary = Files.readAllLines(saved.resolve(VOCABULARY), StandardCharsets.UTF_8);
        boolean lowerCase = JSON.readTree(saved.resolve(SETTINGS).toFile())
                .path("doLowerCase")
                .asBoolean(true);
        JSON.writeValue(model.resolve("config.json").toFile(), config(checkpoint, vocabulary.size()));
        JSON.writeValue(model.resolve("tokenizer.json").toFile(), WordPieceJson.of(vocabulary, lowerCase));
        SafetensorsWriter weights = new SafetensorsWriter().metadata("format", "pt");
        for (String variable : checkpoint.names()) {
            boolean transposed = SavedBertNames.isTransposed(variable);
            Supplier<HostTensor> tensor =
                    () -> transposed ? checkpoint.read(variable).transposed() : checkpoint.read(variable);
            weights.floats(
                    SavedBertNames.of(variable), shape(checkpoint.shape(variable), transposed), () -> tensor.get()
                            .values());
        }
        weights.write(model.resolve("model.safetensors"));
    }

    private static long[] shape(long[] stored, boolean transposed) {
        return transposed ? new long[] {stored[1], stored[0]} : stored;
    }

    private static ObjectNode config(TensorBundle checkpoint, int vocabulary) {
        long[] words = checkpoint.shape("module/bert/embeddings/word_embeddings");
        long[] inner = checkpoint.shape("module/bert/encoder/layer_0/intermediate/dense/kernel");
        if (words[0] != vocabulary) {
            throw new BaseModelException(
                    "the vocabulary has " + vocabulary + " pieces, but there are embeddings for " + words[0]);
        }
        long layers = checkpoint.names().stream()
                .filter(name -> name.endsWith("/attention/self/query/kernel"))
                .count();
        ObjectNode config = JSON.createObjectNode();
        config.putArray("architectures").add("BertForMaskedLM");
        Map<String, Long> sizes = Map.of(
                "vocab_size", words[0],
                "hidden_size", words[1],
                "num_hidden_layers", layers,
                "num_attention_heads", Math.max(1, words[1] / HEAD_WIDTH),
                "intermediate_size", inner[1],
                "max_position_embeddings", checkpoint.shape("module/bert/embeddings/position_embeddings")[0],
                "type_vocab_size", checkpoint.shape("module/bert/embeddings/token_type_embeddings")[0],
                "pad_token_id", 0L);
        sizes.keySet().stream().sorted().forEach(name -> config.put(name, sizes.get(name)));
        return config.put("model_type", ModelFamily.BERT.modelType())
                .put("hidden_act", "gelu")
                .put("layer_norm_eps", 1e-12)
                .put("hidden_dropout_prob", 0.1)
                .put("attention_probs_dropout_prob", 0.1);
    }
}
