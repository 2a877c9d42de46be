// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.sparseadapter.testkit.PlatformResource;

/** Requests with the token of a caller. */
public final class Callers {
    private Callers() {}

    /** A tenant that no other test knows. */
    public static String newTenant() {
        return "tenant-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A request with a token of a tenant and some roles. */
    public static RequestSpecification as(String tenant, String... roles) {
        return given().auth().oauth2(PlatformResource.tokens().token(tenant, Set.of(roles), Duration.ofMinutes(10)));
    }

    /** A request of a tenant that may read and train. */
    public static RequestSpecification trainer(String tenant) {
        return as(tenant, "reader", "trainer");
    }

    /** A request of a service of the platform. */
    public static RequestSpecification service() {
        return given().auth().oauth2(PlatformResource.tokens().serviceToken());
    }

    /** A request of an administrator. */
    public static RequestSpecification admin() {
        return as("operators", "admin");
    }
}
