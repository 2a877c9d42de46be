// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.sparseadapter.embedded.DevelopmentTokens;
import org.sparseadapter.embedded.EmbeddedKafka;
import org.sparseadapter.embedded.EmbeddedPostgres;
import org.sparseadapter.embedded.FreePort;
import org.sparseadapter.library.EmbeddedModels;

/**
 * The whole platform on this machine: broker and database belong to this process, every service runs its
 * packaged application in a child. Children end when this process ends, however that happens; the data stays,
 * and the next start finds it.
 */
public final class LocalPlatform implements AutoCloseable {
    private static final int PARTITIONS = 3;
    private static final int PARTS = LocalService.values().length + 2;
    private static final Duration PROBE_PERIOD = Duration.ofMillis(200);

    private final LocalSettings settings;
    private final PlatformListener listener;
    private final LauncherLock launcherLock;
    private final DevelopmentTokens tokens;
    private final Health health = new Health();
    private final Map<LocalService, Integer> ports = new EnumMap<>(LocalService.class);
    private final Map<LocalService, ServiceProcess> running = new EnumMap<>(LocalService.class);
    private final RecentDeaths deaths = new RecentDeaths();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ServiceTokenFile serviceToken;
    private EmbeddedKafka kafka;
    private EmbeddedPostgres postgres;
    private ServiceConfiguration configuration;
    private boolean closed;
    private final Object closing = new Object();
    private boolean stopped;

    private LocalPlatform(LocalSettings settings, PlatformListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.launcherLock = LauncherLock.take(settings.folders().lock());
        this.tokens = DevelopmentTokens.at(settings.folders().tokens());
        this.serviceToken = new ServiceTokenFile(tokens, settings.folders().serviceToken());
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @throws LocalPlatformException if a part does not come up, with the end of its log
     */
    static LocalPlatform start(LocalSettings settings, PlatformListener listener) {
        for (LocalService service : LocalService.values()) {
            Path application = service.application(settings.project());
            if (!Files.exists(application)) {
                throw new LocalPlatformException(
                        application + " is missing. Build the project first: mvn -DskipTests package");
            }
        }
        LocalPlatform platform = new LocalPlatform(settings, listener);
        try {
            platform.startAll();
            return platform;
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    /** The URL of the registry. */
    public URI registryUrl() {
        return url(LocalService.REGISTRY);
    }

    /** The URL of the inference service. */
    public URI inferenceUrl() {
        return url(LocalService.INFERENCE);
    }

    /** The URL of a service. */
    public URI url(LocalService service) {
        return URI.create("http://127.0.0.1:" + ports.get(service));
    }

    /** The addresses of the broker, as clients take them. */
    public String kafkaBootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** The database's address. */
    public String databaseUrl() {
        return postgres.jdbcUrl();
    }

    /** The issuer whose tokens the services accept. */
    public DevelopmentTokens tokens() {
        return tokens;
    }

    /** Kills a service with SIGKILL and leaves it dead until {@link #restart}. */
    void kill(LocalService service) {
        ServiceProcess victim = locked(() -> running.remove(service));
        if (victim != null) {
            victim.kill();
        }
    }

    /** Starts a service that is dead, and waits until it is ready. */
    void restart(LocalService service) {
        begin(service);
        awaitReady(EnumSet.of(service), Instant.now().plus(settings.patience()));
    }

    /** Waits until the platform is closed by another thread. */
    public void awaitClose() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops everything in order, as {@link OrderlyStop} says. A call while another thread stops
     * it waits until all has stopped.
     */
    @Override
    public void close() {
        synchronized (closing) {
            if (!stopped) {
                stopped = true;
                stopAll();
            }
        }
    }

    private void stopAll() {
        Map<LocalService, ServiceProcess> alive = locked(() -> {
            closed = true;
            changed.signalAll();
            Map<LocalService, ServiceProcess> last = Map.copyOf(running);
            running.clear();
            return last;
        });
        OrderlyStop.stop(alive, Optional.ofNullable(kafka), Optional.ofNullable(postgres));
        kafka = null;
        postgres = null;
        serviceToken.close();
        launcherLock.close();
    }

    private void startAll() {
        LocalFolders folders = settings.folders();
        Instant deadline = Instant.now().plus(settings.patience());
        postgres = EmbeddedPostgres.start(folders.postgres(), 0, true);
        listener.ready("database", PARTS);
        kafka = EmbeddedKafka.start(folders.kafka(), 0);
        kafka.createTopics(PARTITIONS);
        listener.ready("broker", PARTS);
        EmbeddedModels.install(folders.models());
        serviceToken.keep();
        for (LocalService service : LocalService.values()) {
            boolean asDocumented = settings.defaultPorts() && FreePort.isFree(service.defaultPort());
            ports.put(service, asDocumented ? service.defaultPort() : FreePort.find());
        }
        configuration = new ServiceConfiguration(settings, tokens, kafka.bootstrapServers(), postgres, registryUrl());
        for (LocalService service : LocalService.values()) {
            begin(service);
        }
        awaitReady(EnumSet.allOf(LocalService.class), deadline);
    }

    private void begin(LocalService service) {
        ServiceProcess started = ServiceProcess.start(
                service,
                service.application(settings.project()),
                ports.get(service),
                settings.folders().log(service),
                configuration.of(service));
        boolean late = locked(() -> {
            running.put(service, started);
            return closed;
        });
        if (late) {
            started.kill();
        }
        started.process().onExit().thenRun(() -> died(started));
    }

    private void awaitReady(EnumSet<LocalService> waiting, Instant deadline) {
        try {
            while (!waiting.isEmpty()) {
                for (LocalService service : EnumSet.copyOf(waiting)) {
                    ServiceProcess process = locked(() -> running.get(service));
                    if (process == null) {
                        throw new LocalPlatformException("The " + service.label() + " service did not stay up");
                    }
                    if (health.ready(process.url())) {
                        waiting.remove(service);
                        listener.ready(service.label(), PARTS);
                    } else if (Instant.now().isAfter(deadline)) {
                        throw new LocalPlatformException("The " + service.label() + " service was not ready after "
                                + settings.patience().toSeconds() + " s. The end of " + process.log() + ":\n"
                                + process.logTail());
                    }
                }
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPlatformException("Interrupted while waiting for the services", e);
        }
    }

    private void pause() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = PROBE_PERIOD.toNanos();
            while (left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void died(ServiceProcess dead) {
        boolean unexpected = locked(() -> !closed && running.get(dead.service()) == dead);
        if (!unexpected) {
            return;
        }
        listener.notice("The " + dead.service().label() + " service died (exit status "
                + dead.process().exitValue() + "). The end of " + dead.log() + ":\n" + dead.logTail());
        boolean again = settings.restartDead() && locked(() -> deaths.mayLiveAgain(dead.service(), Instant.now()));
        locked(() -> running.remove(dead.service(), dead));
        if (again && !locked(() -> closed)) {
            listener.notice("Starting the " + dead.service().label() + " service again");
            begin(dead.service());
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
