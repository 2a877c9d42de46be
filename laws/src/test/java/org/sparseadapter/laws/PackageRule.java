// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.laws;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one package may import, and why. Names leave {@code org.sparseadapter} out; {@code core.task} is that package
 * alone, {@code core..} is {@code core} with all below it. A package may always import itself and the JDK's base.
 *
 * @param packages the package, or the packages of one module, that the rule is for
 * @param knows which packages of this project it may import
 * @param uses which libraries of others it may import
 * @param why the reason, one sentence
 */
record PackageRule(String packages, Set<String> knows, Set<Library> uses, String why) {

    static final String ROOT = "org.sparseadapter.";

    static PackageRule rule(String packages) {
        return new PackageRule(packages, Set.of(), EnumSet.of(Library.JDK), "");
    }

    PackageRule knows(String... others) {
        return new PackageRule(packages, new LinkedHashSet<>(List.of(others)), uses, why);
    }

    PackageRule uses(Library... libraries) {
        Set<Library> all = EnumSet.of(Library.JDK, libraries);
        return new PackageRule(packages, knows, all, why);
    }

    PackageRule because(String reason) {
        return new PackageRule(packages, knows, uses, reason);
    }

    /** Whether this rule is the one for a package, given by its full name. */
    boolean isFor(String packageName) {
        return covers(packages, packageName);
    }

    /** Whether an import of another package of this project is allowed, given by its full name. */
    boolean allows(String packageName) {
        return isFor(packageName) || knows.stream().anyMatch(known -> covers(known, packageName));
    }

    /** Whether a name in a rule stands for a package, given by its full name. */
    static boolean covers(String pattern, String packageName) {
        if (!pattern.endsWith("..")) {
            return packageName.equals(ROOT + pattern);
        }
        String root = ROOT + pattern.substring(0, pattern.length() - 2);
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }

    /** Whether two patterns have a package in common. */
    static boolean overlap(String one, String other) {
        return covers(one, ROOT + other.replace("..", "")) || covers(other, ROOT + one.replace("..", ""));
    }
}
