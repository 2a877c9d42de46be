// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Walks all endpoints that the running service has; a new one is here by itself. */
@QuarkusTest
class EveryEndpointIT {
    private static final Set<String> ROLES = Set.of("reader", "trainer", "admin", "service");

    @Inject
    BeanManager beans;

    @Test
    void isDescribed() {
        Map<String, Map<String, Object>> paths = given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        Set<String> described = new TreeSet<>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(key -> Set.of("get", "put", "post", "delete", "patch").contains(key))
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        assertThat(described)
                .isEqualTo(endpoints().stream().map(Endpoint::toString).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void demandsAToken() {
        for (Endpoint endpoint : endpoints()) {
            endpoint.answers(given(), 401);
        }
    }

    @Test
    void refusesTokensThatAreNotGood() {
        Map<String, String> headers = ForgedTokens.all();
        for (Endpoint endpoint : endpoints()) {
            headers.forEach((flaw, header) -> endpoint.answers(flaw, given().header("Authorization", header), 401));
        }
    }

    @Test
    void demandsARole() {
        for (Endpoint endpoint : endpoints()) {
            endpoint.answers(Callers.as("acme"), 403);
            endpoint.answers(Callers.as("acme", "everything"), 403);
            for (String role : ROLES) {
                if (!endpoint.roles().contains(role)) {
                    endpoint.answers("role " + role, Callers.as("acme", role), 403);
                }
            }
        }
    }

    @Test
    void opensToTheRolesThatTheHouseRulesName() {
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.path().startsWith("/internal/")) {
                assertThat(endpoint.roles()).as(endpoint.toString()).containsExactly("service");
            } else if (endpoint.path().startsWith("/v1/tenants")) {
                assertThat(endpoint.roles()).as(endpoint.toString()).containsExactly("admin");
            } else if (endpoint.method().equals("GET")) {
                assertThat(endpoint.roles()).as(endpoint.toString()).contains("reader");
            } else {
                assertThat(endpoint.roles()).as(endpoint.toString()).doesNotContain("reader", "service");
            }
        }
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> found = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .distinct()
                .flatMap(Endpoint::of)
                .toList();
        assertThat(found).hasSizeGreaterThan(4);
        return found;
    }
}
