// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterInitialiser;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFolder;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.events.AliasMoved;
import org.sparseadapter.events.CloudEventHeaders;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.Topic;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.events.work.ServableVersion;
import org.sparseadapter.kit.settings.PlatformSettings;

/** Plays the rest of the platform: brings versions to the registry and moves aliases on the real broker. */
@Singleton
public class Platform {

    private static final float SPREAD = 8f;

    private final URI registry;
    private final BaseModelInfo base;
    private final Producer<String, String> producer;
    private final HttpClient http = HttpClient.newHttpClient();

    Platform(PlatformSettings settings, @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.registry = settings.registryUrl();
        this.base = new ModelFolder(settings.modelsFolder()).list().get(0);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer());
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(1));
    }

    /** The base model of all versions. */
    public BaseModelInfo base() {
        return base;
    }

    /** Stores a version with random values of its own. */
    public Published publish(String tenant, String adapter, int version, AdapterConfig config, List<String> labels) {
        byte[] artifact = artifact(config, labels, tenant.hashCode() * 31L + adapter.hashCode() * 17L + version);
        return publish(tenant, adapter, version, artifact);
    }

    /** Stores these bytes as a version's artifact. */
    public Published publish(String tenant, String adapter, int version, byte[] artifact) {
        return publish(tenant, adapter, version, artifact, base);
    }

    /** The same over another base model. */
    public Published publish(String tenant, String adapter, int version, byte[] artifact, BaseModelInfo over) {
        Published made = new Published(tenant, adapter, version, Digests.sha256(artifact), over.digest());
        put("/internal/v1/tenants/" + tenant + "/blobs/" + made.digest(), artifact);
        ServableVersion servable = new ServableVersion(
                new VersionRef(tenant, adapter, version), VersionState.READY, made.digest(), made.baseDigest());
        try {
            put(
                    "/internal/v1/tenants/" + tenant + "/adapters/" + adapter + "/versions/" + version,
                    EventJson.mapper().writeValueAsBytes(servable));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }

    /** The file of an adapter whose answers differ with its seed. */
    public byte[] artifact(AdapterConfig config, List<String> labels, long seed) {
        return artifact(config, List.of(), labels, seed);
    }

    /** The same for an adapter that is made of others. */
    public byte[] artifact(AdapterConfig config, List<AdapterState> parts, List<String> labels, long seed) {
        return artifact(
                config, parts, new HeadConfig(TaskKind.CLASSIFICATION, base.defaultPooling(), labels, 0, 128), seed);
    }

    /** The same for any kind of task, with two labels where it has some. */
    public byte[] artifact(AdapterConfig config, TaskKind kind, long seed) {
        return artifact(config, List.of(), new HeadConfig(kind, base.defaultPooling(), labels(kind), 0, 128), seed);
    }

    private static List<String> labels(TaskKind kind) {
        return kind.hasLabels() ? List.of("first", "second") : List.of();
    }

    private byte[] artifact(AdapterConfig config, List<AdapterState> parts, HeadConfig head, long seed) {
        AdapterState state = AdapterInitialiser.initial(config, parts, head, base, seed);
        SortedMap<String, Parameter> values = new TreeMap<>(state.parameters());
        float[] weights = state.parameters().get(AdapterState.HEAD_WEIGHT).dense();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= SPREAD;
        }
        values.put(
                AdapterState.HEAD_WEIGHT,
                new DenseParameter(
                        state.parameters().get(AdapterState.HEAD_WEIGHT).shape(), weights));
        Artifact artifact =
                new Artifact(ArtifactKind.ADAPTER, state.withParameters(values), JsonNodeFactory.instance.objectNode());
        return ArtifactWriter.write(artifact, Precision.F16);
    }

    /** Lets {@code live} name a version. */
    public AliasMoved moveLive(Published version, long revision) {
        AliasMoved move = new AliasMoved(
                version.tenant(),
                version.adapter(),
                "live",
                revision,
                version.version(),
                version.digest(),
                version.baseDigest());
        send(move);
        return move;
    }

    /** Announces a move as the registry would. */
    public void send(AliasMoved move) {
        ProducerRecord<String, String> event =
                new ProducerRecord<>(Topic.ALIAS_MOVED.topicName(), move.key(), EventJson.write(move));
        CloudEventHeaders.of(move, "/registry", Instant.now())
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(event);
    }

    /** Announces that an alias is gone. */
    public void deleteLive(String tenant, String adapter) {
        send(new ProducerRecord<>(Topic.ALIAS_MOVED.topicName(), AliasMoved.key(tenant, adapter, "live"), null));
    }

    /** Sends any record and waits until the broker has it. */
    public void send(ProducerRecord<String, String> event) {
        try {
            producer.send(event).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the registry fail, or work again. */
    public void registryDown(boolean down) {
        put("/stub/down", (down ? "1" : "0").getBytes(StandardCharsets.UTF_8));
    }

    private void put(String path, byte[] body) {
        try {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(registry.resolve(path))
                            .PUT(BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("PUT " + path + ": " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
