// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.laws;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All rules in their order, and the imports that break them, each told with the rule that it breaks. */
final class Law {

    private static final String FILES = "CoreLaw, ServicesLaw and ToolsLaw";

    private final List<PackageRule> rules;

    Law(List<PackageRule> rules) {
        this.rules = List.copyOf(rules);
    }

    static Law ofTheHouse() {
        return new Law(Stream.of(CoreLaw.RULES, ServicesLaw.RULES, ToolsLaw.RULES)
                .flatMap(List::stream)
                .toList());
    }

    /** Packages that no rule, or more than one, is for. */
    List<String> packagesWithoutOneRule(Iterable<JavaClass> classes) {
        return stream(classes)
                .map(JavaClass::getPackageName)
                .distinct()
                .sorted()
                .filter(name -> rulesFor(name).size() != 1)
                .map(name -> name + " has " + rulesFor(name).size() + " entries in " + FILES
                        + ": give it one, with what it may know and why")
                .toList();
    }

    /** Rules that are for no package. */
    List<String> rulesWithoutPackage(Iterable<JavaClass> classes) {
        List<String> packages =
                stream(classes).map(JavaClass::getPackageName).distinct().toList();
        return rules.stream()
                .filter(rule -> packages.stream().noneMatch(rule::isFor))
                .map(rule -> rule.packages() + " has an entry but no classes: remove it from " + FILES)
                .toList();
    }

    /** Rules without a reason, and rules that name a package which does not stand before them. */
    List<String> rulesOutOfOrder() {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            PackageRule rule = rules.get(i);
            List<PackageRule> below = rules.subList(0, i);
            List<PackageRule> notBelow = rules.subList(i, rules.size());
            if (rule.why().isBlank()) {
                found.add(rule.packages() + " may know what it knows for no reason: say why");
            }
            for (String known : rule.knows()) {
                if (below.stream().noneMatch(other -> PackageRule.overlap(other.packages(), known))
                        || notBelow.stream().anyMatch(other -> PackageRule.overlap(other.packages(), known))) {
                    found.add(rule.packages() + " names " + known + ", which does not stand before it");
                }
            }
        }
        return found;
    }

    /** Imports that the rule of their package does not allow, one line for each class and package. */
    List<String> forbiddenImports(Iterable<JavaClass> classes) {
        return stream(classes)
                .flatMap(from -> rulesFor(from.getPackageName()).stream()
                        .flatMap(rule -> from.getDirectDependenciesFromSelf().stream()
                                .flatMap(dependency -> broken(rule, dependency).stream())))
                .distinct()
                .sorted()
                .toList();
    }

    /** Names in rules, of packages and of libraries, that no class uses for which the rule is. */
    List<String> unusedNames(Iterable<JavaClass> classes) {
        return rules.stream()
                .flatMap(rule -> unused(
                        rule,
                        stream(classes)
                                .filter(from -> rule.isFor(from.getPackageName()))
                                .flatMap(from -> from.getDirectDependenciesFromSelf().stream())
                                .map(dependency -> dependency
                                        .getTargetClass()
                                        .getBaseComponentType()
                                        .getPackageName())
                                .collect(Collectors.toSet())))
                .map(name -> name + ": remove it from " + FILES)
                .toList();
    }

    private static Stream<String> unused(PackageRule rule, Set<String> used) {
        Set<Library> libraries = used.stream()
                .flatMap(name -> Library.of(name).stream())
                .collect(Collectors.toCollection(() -> EnumSet.of(Library.JDK)));
        return Stream.concat(
                        rule.knows().stream()
                                .filter(known -> used.stream().noneMatch(name -> PackageRule.covers(known, name))),
                        rule.uses().stream()
                                .filter(library -> !libraries.contains(library))
                                .map(library -> "Library." + library))
                .map(name -> "the entry of " + rule.packages() + " names " + name + ", which no class there uses");
    }

    private static Optional<String> broken(PackageRule rule, Dependency dependency) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String name = target.getPackageName();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String place = dependency.getOriginClass().getName() + " uses " + target.getName() + ", but ";
        String entry = "the entry of " + rule.packages() + " does not name ";
        if (name.startsWith(PackageRule.ROOT)) {
            return rule.allows(name)
                    ? Optional.empty()
                    : Optional.of(place + entry + name.substring(PackageRule.ROOT.length()) + ": " + rule.why());
        }
        return Library.of(name)
                .map(library -> rule.uses().contains(library)
                        ? Optional.<String>empty()
                        : Optional.of(place + entry + "Library." + library + ": " + rule.why()))
                .orElseGet(() -> Optional.of(place + "no constant of Library has " + name));
    }

    private List<PackageRule> rulesFor(String packageName) {
        return rules.stream().filter(rule -> rule.isFor(packageName)).toList();
    }

    private static Stream<JavaClass> stream(Iterable<JavaClass> classes) {
        // A package that holds its description alone imports nothing.
        return StreamSupport.stream(classes.spliterator(), false)
                .filter(type -> !type.getSimpleName().equals("package-info"));
    }
}
