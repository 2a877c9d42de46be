// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.laws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What CONTRIBUTING promises of whole modules, whatever the entry of a single package comes to say. */
class PromisesTest {

    private static final String[] PLATFORM = {
        "io.quarkus..",
        "io.smallrye..",
        "jakarta..",
        "org.eclipse.microprofile..",
        "org.apache.kafka..",
        "java.net.http..",
        "com.sun.net.httpserver.."
    };

    @Test
    void theLibraryRunsInAnyProgram() {
        check(noClasses()
                .that()
                .resideInAnyPackage(of("core"), of("library"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PLATFORM)
                .because("a learning library must not bring a container, a bus or a server"));
    }

    @Test
    void theContractBringsNoImplementation() {
        check(noClasses()
                .that()
                .resideInAPackage(of("events"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PLATFORM)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .because("a reader of events chooses its own client"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void servicesKnowOneAnotherByEventsAndHttpAlone(String service) {
        check(noClasses()
                .that()
                .resideInAPackage(of(service))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(services()
                        .filter(other -> !other.equals(service))
                        .map(PromisesTest::of)
                        .toArray(String[]::new))
                .because("each is deployed and replaced alone"));
    }

    @Test
    void theRegistryRunsNoEngine() {
        check(noClasses()
                .that()
                .resideInAPackage(of("registry"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .because("it checks recipes, rows and artifacts without native code"));
    }

    @Test
    void onlyTheRegistryHasADatabase() {
        check(noClasses()
                .that()
                .resideInAnyPackage(of("pruning"), of("training"), of("eval"), of("inference"), of("kit"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..", "org.hibernate..")
                .because("state lives in one place"));
    }

    @Test
    void noProductNeedsWhatTestsNeed() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(of("testkit"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(of("testkit"), "org.junit..", "org.assertj..", "io.quarkus.test..")
                .because("tests are not shipped"));
    }

    private static Stream<String> services() {
        return Stream.of("registry", "pruning", "training", "eval", "inference");
    }

    private static String of(String module) {
        return "org.sparseadapter." + module + "..";
    }

    private static void check(ArchRule rule) {
        rule.check(Modules.classes());
    }
}
