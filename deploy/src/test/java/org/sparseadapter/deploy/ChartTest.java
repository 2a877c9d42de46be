// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparseadapter.events.Topic;

class ChartTest {

    private static final Map<String, String> EVERYTHING = Map.of(
            "training.gpu.enabled", "true",
            "inference.autoscaling.enabled", "true",
            "keda.enabled", "true",
            "monitoring.enabled", "true");

    @Test
    void lints() {
        var result = new Helm(Chart.FOLDER).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    /** The truth is the parent pom; the chart names releases, which are not snapshots. */
    @Test
    void itsVersionIsTheBuilds() throws IOException {
        String build = System.getProperty("project.version").replace("-SNAPSHOT", "");
        GenericKubernetesResource chart = new KubernetesSerialization()
                .unmarshal(Files.readString(Chart.FOLDER.resolve("Chart.yaml")), GenericKubernetesResource.class);

        assertThat(chart.getAdditionalProperties())
                .containsEntry("version", build)
                .containsEntry("appVersion", build);
        assertThat(images(EVERYTHING))
                .hasSize(6)
                .contains("sparse-adapter/training-service:" + build + "-cuda")
                .allSatisfy(image -> assertThat(image).matches("sparse-adapter/[a-z-]+:" + build + "(-cuda)?"));
        assertThat(images(Map.of("image.tag", "mine")))
                .allSatisfy(image -> assertThat(image).endsWith(":mine"));
    }

    private static List<String> images(Map<String, String> values) {
        return Chart.ofType(Chart.render(values), Deployment.class).stream()
                .map(deployment -> deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getImage())
                .toList();
    }

    @Test
    void installsTheFiveServices() {
        List<Deployment> deployments = Chart.ofType(Chart.render(Map.of()), Deployment.class);

        assertThat(deployments)
                .extracting(deployment -> deployment.getMetadata().getName())
                .containsExactlyInAnyOrder(
                        "demo-registry", "demo-pruning", "demo-training", "demo-evaluation", "demo-inference");
        assertThat(deployments).allSatisfy(deployment -> {
            var pod = deployment.getSpec().getTemplate();
            assertThat(pod.getMetadata().getLabels())
                    .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
            var container = pod.getSpec().getContainers().get(0);
            assertThat(container.getReadinessProbe()).isNotNull();
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(pod.getSpec().getVolumes())
                    .extracting(volume -> volume.getName())
                    .containsAll(container.getVolumeMounts().stream()
                            .map(mount -> mount.getName())
                            .toList());
        });
    }

    /** Binding drops nothing: a field that Kubernetes does not know would be left over. */
    @Test
    void everyFieldIsOneThatKubernetesKnows() {
        for (HasMetadata resource : Chart.render(EVERYTHING)) {
            if (!(resource instanceof GenericKubernetesResource)) {
                assertThat(UnknownFields.of(resource))
                        .as(resource.getFullResourceName())
                        .isEmpty();
            }
        }
    }

    @Test
    void servicesSelectPods() {
        List<HasMetadata> resources = Chart.render(Map.of());
        List<Deployment> deployments = Chart.ofType(resources, Deployment.class);

        assertThat(Chart.ofType(resources, Service.class)).hasSize(2).allSatisfy(service -> assertThat(deployments)
                .anySatisfy(deployment -> assertThat(
                                deployment.getSpec().getTemplate().getMetadata().getLabels())
                        .containsAllEntriesOf(service.getSpec().getSelector())));
    }

    @Test
    void topicsAreThoseOfTheContract() {
        List<GenericKubernetesResource> topics = Chart.ofKind(Chart.render(Map.of()), "KafkaTopic");

        assertThat(topics).hasSize(2 * Topic.values().length);
        for (Topic topic : Topic.values()) {
            Map<String, Object> config = configOf(topics, topic.topicName());
            assertThat(config.get("cleanup.policy"))
                    .as(topic.topicName())
                    .isEqualTo(topic.retention().age().isEmpty() ? "compact" : "delete");
            topic.retention().age().ifPresent(age -> assertThat(((Number) config.get("retention.ms")).longValue())
                    .as(topic.topicName())
                    .isEqualTo(age.toMillis()));
            assertThat(configOf(topics, topic.deadLetterName())).containsEntry("cleanup.policy", "delete");
        }
    }

    @Test
    void gpuPoolTrainsBesideTheCpuPool() {
        Deployment gpu = Chart.ofType(Chart.render(EVERYTHING), Deployment.class).stream()
                .filter(deployment -> deployment.getMetadata().getName().equals("demo-training-gpu"))
                .findFirst()
                .orElseThrow();
        var pod = gpu.getSpec().getTemplate().getSpec();

        assertThat(pod.getTolerations()).isNotEmpty();
        assertThat(pod.getContainers().get(0).getResources().getLimits()).containsKey("nvidia.com/gpu");
        assertThat(pod.getContainers().get(0).getEnv())
                .anySatisfy(variable -> assertThat(variable.getName() + "=" + variable.getValue())
                        .isEqualTo("SPARSE_ADAPTER_DEVICE=gpu"));
    }

    @Test
    void scalersOwnTheReplicaCount() {
        List<HasMetadata> resources = Chart.render(EVERYTHING);

        assertThat(Chart.ofType(resources, HorizontalPodAutoscaler.class)).hasSize(1);
        assertThat(Chart.ofKind(resources, "ScaledObject")).hasSize(3);
        assertThat(Chart.ofType(resources, Deployment.class))
                .filteredOn(deployment -> List.of("demo-pruning", "demo-training", "demo-evaluation", "demo-inference")
                        .contains(deployment.getMetadata().getName()))
                .hasSize(4)
                .allSatisfy(deployment ->
                        assertThat(deployment.getSpec().getReplicas()).isNull());
    }

    @Test
    void aWrongValueIsNamed() {
        assertThatThrownBy(() -> Chart.render(Map.of("database.jdbcUrl", "mysql://nowhere")))
                .hasMessageContaining("jdbcUrl");
    }

    @Test
    void unknownFieldsAreFound() {
        Pod pod = new KubernetesSerialization()
                .unmarshal("{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"conteiners\":[]}}", Pod.class);

        assertThat(UnknownFields.of(pod)).containsExactly("spec.conteiners");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> configOf(List<GenericKubernetesResource> topics, String name) {
        return topics.stream()
                .filter(topic -> topic.getMetadata().getName().equals(name))
                .map(topic -> (Map<String, Object>) topic.get("spec", "config"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no topic " + name));
    }
}
