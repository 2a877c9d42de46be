// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of base models that a service mounts: a sub-folder per model, its name the model's id. Listing is pure Java
 * (no engine is loaded); the digest of a model is computed once per process and again only when its files change.
 */
public final class ModelFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ModelFolder.class);

    private final Path folder;
    private final Map<Path, Described> described = new ConcurrentHashMap<>();

    private record Described(String stamp, Optional<BaseModelInfo> info) {}

    public ModelFolder(Path folder) {
        this.folder = Objects.requireNonNull(folder, "folder");
    }

    /**
     * Every model of the folder that can be adapted, by id; none when the folder does not exist yet. A sub-folder whose
     * files are not understood is left out and the reason logged: it must not hide the others.
     */
    public List<BaseModelInfo> list() {
        return sources().stream().flatMap(source -> describe(source).stream()).toList();
    }

    /**
     * The files of one model.
     *
     * @throws BaseModelException when there is no model of that id; the message names those that exist
     */
    public ModelSource find(String id) {
        List<ModelSource> sources = sources();
        return sources.stream()
                .filter(source -> source.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BaseModelException("base model " + id + " is not in " + folder + ", which holds "
                        + sources.stream().map(ModelSource::id).toList()));
    }

    private List<ModelSource> sources() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .sorted()
                    .map(ModelSource::of)
                    .filter(ModelSource::isModel)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list base models in " + folder, e);
        }
    }

    private Optional<BaseModelInfo> describe(ModelSource source) {
        String stamp = source.stamp();
        return described
                .compute(
                        source.folder(),
                        (path, known) -> known != null && known.stamp().equals(stamp)
                                ? known
                                : new Described(stamp, read(source)))
                .info();
    }

    private static Optional<BaseModelInfo> read(ModelSource source) {
        try {
            return Optional.of(ModelFiles.open(source).info());
        } catch (BaseModelException e) {
            LOG.warn("base model {} is left out: {}", source.id(), e.getMessage());
            return Optional.empty();
        }
    }
}
