// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.sparseadapter.laws.PackageRule.rule;

import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every package imports what its entry allows, and no packages import one another in a circle. */
class PackagesTest {

    private final Law law = Law.ofTheHouse();

    @Test
    void everyPackageHasOneEntry() {
        assertNone(law.packagesWithoutOneRule(Modules.classes()));
    }

    @Test
    void everyEntryHasAPackage() {
        assertNone(law.rulesWithoutPackage(Modules.classes()));
    }

    @Test
    void everyEntryNamesWhatStandsBelowItAndSaysWhy() {
        assertNone(law.rulesOutOfOrder());
    }

    @Test
    void everyImportIsAllowed() {
        assertNone(law.forbiddenImports(Modules.classes()));
    }

    @Test
    void everyEntryIsUsed() {
        assertNone(law.unusedNames(Modules.classes()));
    }

    @Test
    void noPackagesFormACycle() {
        SlicesRuleDefinition.slices()
                .matching("org.sparseadapter.(**)")
                .should()
                .beFreeOfCycles()
                .check(Modules.classes());
    }

    @Test
    void aPackageWithoutAnEntryIsNamed() {
        assertThat(new Law(List.of(rule("events"))).packagesWithoutOneRule(Modules.classes()))
                .anyMatch(line -> line.startsWith("org.sparseadapter.events.work has 0 entries"));
    }

    @Test
    void anImportWithoutLeaveIsNamedWithBothClasses() {
        assertThat(new Law(List.of(rule("events.work"))).forbiddenImports(Modules.classes()))
                .anyMatch(line -> line.startsWith("org.sparseadapter.events.work.")
                        && line.contains(" uses org.sparseadapter.events."));
    }

    @Test
    void aNameThatNoClassUsesIsNamed() {
        PackageRule wide = rule("events.work").knows("events", "core.plm").uses(Library.KAFKA);
        assertThat(new Law(List.of(wide)).unusedNames(Modules.classes()))
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactly(
                        "the entry of events.work names core.plm", "the entry of events.work names Library.KAFKA");
    }

    @Test
    void aRuleThatNamesWhatStandsAboveItIsRefused() {
        PackageRule upwards = rule("core.text").knows("core.plm").because("It should not.");
        assertThat(new Law(List.of(upwards, rule("core.plm").because("A model."))).rulesOutOfOrder())
                .containsExactly("core.text names core.plm, which does not stand before it");
    }

    private static void assertNone(List<String> broken) {
        if (!broken.isEmpty()) {
            fail("\n" + String.join("\n", broken));
        }
    }
}
