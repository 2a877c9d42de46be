// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The chart, rendered by Helm itself (a library that carries it, so no installation is needed). */
final class Chart {

    static final Path FOLDER = Path.of("helm", "sparse-adapter").toAbsolutePath();

    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private Chart() {}

    static List<HasMetadata> render(Map<String, String> values) {
        TemplateCommand command = new Helm(FOLDER).template().withName("demo");
        values.forEach(command::set);
        return Arrays.stream(command.call().split("(?m)^---\\s*$"))
                .filter(document -> document.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#")))
                .map(document -> (HasMetadata) YAML.unmarshal(document))
                .toList();
    }

    static <T extends HasMetadata> List<T> ofType(List<HasMetadata> resources, Class<T> type) {
        return resources.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static List<GenericKubernetesResource> ofKind(List<HasMetadata> resources, String kind) {
        return ofType(resources, GenericKubernetesResource.class).stream()
                .filter(resource -> resource.getKind().equals(kind))
                .toList();
    }
}
