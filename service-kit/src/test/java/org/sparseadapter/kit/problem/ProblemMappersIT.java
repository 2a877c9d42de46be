// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemMappersIT {

    @Test
    void tellsAFailureWithItsFaults() {
        problem(given().get("/failing/busy").then(), 429)
                .header("Retry-After", "2")
                .body("type", equalTo("urn:sparse-adapter:problem:overloaded"))
                .body("title", equalTo("Too many requests"))
                .body("errors[0].line", equalTo(7))
                .body("errors[0].field", equalTo("label"));
    }

    @Test
    void keepsUnexpectedFailuresToItself() {
        problem(given().get("/failing/broken").then(), 500).body(not(containsString("secret")));
    }

    @Test
    void namesTheFieldThatDoesNotBind() {
        problem(order("{\"name\": \"a\", \"count\": 1, \"sizes\": [1, \"x\"]}"), 400)
                .body("errors[0].field", equalTo("sizes[1]"));
        problem(order("{\"name\": \"a\", \"count\": 1, \"colour\": 1}"), 400)
                .body("errors[0].field", equalTo("colour"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\"",
                "[[[[",
                "nonsense",
                "[]",
                "7",
                "{\"name\": \"a\", \"name\": \"b\", \"count\": 1}",
                "{\"name\": \"a\", \"count\": 1} {}"
            })
    void refusesWhatIsNoJson(String body) {
        problem(order(body), 400);
    }

    @Test
    void refusesABodyBeyondTheBound() {
        problem(order("{\"name\": \"" + "x".repeat(300_000) + "\", \"count\": 1}"), 413)
                .body("detail", containsString("262144 bytes"));
    }

    @Test
    void namesTheFieldThatIsNotValid() {
        problem(order(""), 422).body("errors[0].field", equalTo("order"));
        problem(order("{\"name\": \"a\", \"count\": 0}"), 422)
                .body("errors[0].field", equalTo("count"))
                .body("detail", startsWith("count: "));
    }

    @Test
    void answersHttpErrorsAsProblems() {
        problem(given().get("/nowhere").then(), 404);
        problem(given().delete("/failing/busy").then(), 405);
        problem(
                given().contentType("text/plain")
                        .body("x")
                        .post("/failing/order")
                        .then(),
                415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer ", "Bearer a.b.c", "Bearer \u00e4", "Basic eDp5"})
    void answersMalformedAuthorizationWith401(String header) {
        problem(given().header("Authorization", header).get("/failing/guarded").then(), 401)
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @Test
    void demandsATokenWhereARoleIsNeededOrNothingIsSaid() {
        problem(given().get("/failing/guarded").then(), 401);
        problem(given().get("/failing/unannotated").then(), 401);
    }

    @Test
    void staysInTheCallersTrace() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get("/failing/busy")
                .then()
                .header("traceparent", startsWith("00-" + trace + "-"))
                .header("traceparent", not(containsString("00f067aa0ba902b7")));
        given().get("/nowhere").then().header("traceparent", startsWith("00-"));
    }

    private static ValidatableResponse order(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/failing/order")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status).contentType(Problem.MEDIA_TYPE).body("status", equalTo(status));
    }
}
