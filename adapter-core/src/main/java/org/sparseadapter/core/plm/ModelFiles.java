// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.tensor.HostTensor;

/**
 * The files of a base model, read in pure Java and checked against each other.
 *
 * @param config its configuration
 * @param tensors its weights by Hugging Face name, without the family's prefix
 * @param info what to tell of it
 */
record ModelFiles(ArchitectureConfig config, SortedMap<String, HostTensor> tensors, BaseModelInfo info) {

    static ModelFiles open(ModelSource source) {
        ArchitectureConfig config = ArchitectureConfig.read(source.config());
        Map<String, Supplier<HostTensor>> stored = stored(source);
        SortedMap<String, HostTensor> tensors = select(source, config, stored);
        Pooling pooling = pooling(source).orElseGet(() -> config.defaultPooling(tensors.keySet()));
        long parameters = tensors.values().stream()
                .mapToLong(tensor -> tensor.values().limit())
                .sum();
        BaseModelInfo info = new BaseModelInfo(
                source.id(),
                config.family(),
                CanonicalDigest.of(tensors),
                parameters,
                config.layers(),
                config.decoderLayers(),
                config.hidden(),
                config.intermediate(),
                config.vocabulary(),
                config.maxTokens(),
                pooling,
                config.writes(tensors.keySet()));
        return new ModelFiles(config, tensors, info);
    }

    /** All tensors of a folder by the names in its files; a tensor's values are read when asked for. */
    static Map<String, Supplier<HostTensor>> stored(ModelSource source) {
        if (Files.isRegularFile(source.safetensors())) {
            return SafetensorsWeights.read(source.safetensors());
        }
        if (Files.isRegularFile(source.shardIndex())) {
            return ShardedWeights.read(source.shardIndex());
        }
        if (Files.isRegularFile(source.onnx())) {
            return OnnxWeights.read(source.onnx());
        }
        throw new BaseModelException(source.folder()
                + ": expected weights in model.safetensors, model.safetensors.index.json or model.onnx, found none");
    }

    private static SortedMap<String, HostTensor> select(
            ModelSource source, ArchitectureConfig config, Map<String, Supplier<HostTensor>> stored) {
        SortedMap<String, long[]> wanted = new TreeMap<>(config.required());
        config.optional().stream()
                .filter(part -> part.keySet().stream()
                        .allMatch(name -> find(name, config, stored).isPresent()))
                .forEach(wanted::putAll);
        SortedMap<String, HostTensor> tensors = new TreeMap<>();
        wanted.forEach((name, shape) -> {
            HostTensor tensor = find(name, config, stored)
                    .or(() -> config.startsAtZero(name) ? Optional.of(() -> HostTensor.zeros(shape)) : Optional.empty())
                    .orElseThrow(() -> missing(source, name, stored))
                    .get();
            if (!Arrays.equals(tensor.shape(), shape)) {
                throw new BaseModelException(source.folder() + ": tensor " + name + " has shape "
                        + Arrays.toString(tensor.shape()) + ", expected " + Arrays.toString(shape)
                        + " from config.json");
            }
            tensors.put(name, tensor);
        });
        return tensors;
    }

    private static Optional<Supplier<HostTensor>> find(
            String name, ArchitectureConfig config, Map<String, Supplier<HostTensor>> stored) {
        return config.names(name).stream()
                .filter(stored::containsKey)
                .findFirst()
                .map(stored::get);
    }

    private static BaseModelException missing(
            ModelSource source, String name, Map<String, Supplier<HostTensor>> stored) {
        String found = stored.keySet().stream().sorted().limit(5).collect(Collectors.joining(", "));
        return new BaseModelException(source.folder() + ": tensor " + name + " is missing; there are " + stored.size()
                + " tensors, the first being " + found);
    }

    /** What sentence-transformers wrote of the model's pooling. */
    private static Optional<Pooling> pooling(ModelSource source) {
        if (!Files.isRegularFile(source.poolingConfig())) {
            return Optional.empty();
        }
        try {
            JsonNode json = new ObjectMapper().readTree(source.poolingConfig().toFile());
            if (json.path("pooling_mode_mean_tokens").asBoolean()) {
                return Optional.of(Pooling.MEAN);
            }
            return json.path("pooling_mode_cls_token").asBoolean() ? Optional.of(Pooling.CLS) : Optional.empty();
        } catch (IOException e) {
            throw new BaseModelException("cannot read " + source.poolingConfig() + ": " + e.getMessage(), e);
        }
    }
}
