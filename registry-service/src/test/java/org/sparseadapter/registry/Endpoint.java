// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A method and a path of the running service.
 *
 * @param method the HTTP method
 * @param path the template, with names in braces
 * @param consumes the content type it takes
 * @param roles which roles it lets in
 */
record Endpoint(String method, String path, String consumes, Set<String> roles) {

    static Stream<Endpoint> of(Class<?> resource) {
        Path base = resource.getAnnotation(Path.class);
        if (base == null) {
            return Stream.empty();
        }
        return Arrays.stream(resource.getMethods())
                .flatMap(handler -> httpMethod(handler).map(name -> of(resource, base, handler, name)).stream());
    }

    void answers(RequestSpecification caller, int status) {
        answers("", caller, status);
    }

    void answers(String flaw, RequestSpecification caller, int status) {
        String filled = path.replace("{digest}", "sha256:" + "0".repeat(64))
                .replaceAll("\\{(n|version|number)[^}]*}", "1")
                .replaceAll("\\{[^}]+}", "acme");
        RequestSpecification request = method.equals("GET") || method.equals("DELETE")
                ? caller
                : caller.contentType(consumes).body("{}".getBytes(StandardCharsets.UTF_8));
        Response answer = request.request(method, filled);
        assertThat(answer.statusCode()).as("%s %s", this, flaw).isEqualTo(status);
        assertThat(answer.contentType()).as("%s %s", this, flaw).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static Endpoint of(Class<?> resource, Path base, Method handler, String httpMethod) {
        String template = base.value() + "/"
                + Optional.ofNullable(handler.getAnnotation(Path.class))
                        .map(Path::value)
                        .orElse("");
        String path = ("/" + template)
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1")
                .replaceAll("\\{\\s*(\\w+)[^}]*}", "{$1}");
        return new Endpoint(
                httpMethod,
                path,
                first(handler, resource, Consumes.class)
                        .map(consumes -> consumes.value()[0])
                        .orElse("application/json"),
                first(handler, resource, RolesAllowed.class)
                        .map(allowed -> Set.of(allowed.value()))
                        .orElse(Set.of()));
    }

    private static <A extends Annotation> Optional<A> first(
            AnnotatedElement near, AnnotatedElement far, Class<A> type) {
        return Optional.ofNullable(near.getAnnotation(type)).or(() -> Optional.ofNullable(far.getAnnotation(type)));
    }

    private static Optional<String> httpMethod(Method handler) {
        return Arrays.stream(handler.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(method -> method != null)
                .map(HttpMethod::value)
                .findFirst();
    }
}
