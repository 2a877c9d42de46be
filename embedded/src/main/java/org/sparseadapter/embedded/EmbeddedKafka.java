// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.sparseadapter.events.Topic;

/**
 * A Kafka broker inside this process: one node in KRaft's combined mode, on the loopback interface alone,
 * with topics made on demand and never by accident. Its data outlives it.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int NODE = 1;

    private final Server server;
    private final String bootstrapServers;

    private EmbeddedKafka(Server server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker and waits until it answers.
     *
     * @param data its folder, formatted at first use and found again later
     * @param port where clients connect; 0 picks a free one
     * @throws EmbeddedServerException if it does not come up
     */
    public static EmbeddedKafka start(Path data, int port) {
        int clientPort = port == 0 ? FreePort.find() : port;
        String bootstrap = "127.0.0.1:" + clientPort;
        try {
            Files.createDirectories(data);
            format(data);
            KafkaConfig config = new KafkaConfig(properties(data, clientPort, FreePort.find()), false);
            Server server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
            EmbeddedKafka kafka = new EmbeddedKafka(server, bootstrap);
            kafka.awaitAnswer();
            return kafka;
        } catch (Exception e) {
            throw new EmbeddedServerException("The embedded Kafka broker did not start on " + bootstrap, e);
        }
    }

    /** Where clients connect, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Makes the topics of the platform with the retention that their records ask for, and a dead-letter
     * topic for each. Topics that exist are left as they are.
     *
     * @param partitions how many partitions each gets
     */
    public void createTopics(int partitions) {
        for (Topic topic : Topic.values()) {
            createTopic(topic.topicName(), partitions, configuration(topic));
            createTopic(topic.deadLetterName(), 1, Map.of());
        }
    }

    /**
     * Makes one topic unless it exists.
     *
     * @param configuration the broker's settings for it, such as {@code cleanup.policy}
     */
    public void createTopic(String name, int partitions, Map<String, String> configuration) {
        try (Admin admin = admin()) {
            NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(configuration);
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new EmbeddedServerException("Topic " + name + " could not be made", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while making topic " + name, e);
        }
    }

    /** Stops the broker; its data stays. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private void awaitAnswer() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            admin.describeCluster().nodes().get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers));
    }

    private static Map<String, String> configuration(Topic topic) {
        Map<String, String> settings = new TreeMap<>();
        topic.retention()
                .age()
                .ifPresentOrElse(
                        age -> settings.put("retention.ms", Long.toString(age.toMillis())),
                        () -> settings.put("cleanup.policy", "compact"));
        return settings;
    }

    private static void format(Path data) throws Exception {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .run();
    }

    private static Properties properties(Path data, int port, int controllerPort) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", data.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("num.partitions", "3");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A broker that was killed is back once its old session has run out, so the session is short.
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("controlled.shutdown.enable", "true");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}
