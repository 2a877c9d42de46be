// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Holds lists of sample adapters to the table of kinds, so that a new kind is not left out of a test in silence. */
public final class KindCoverage {

    private KindCoverage() {}

    /** Passes samples with one of every kind. */
    public static void require(String samples, Collection<? extends AdapterConfig> configs) {
        require(samples, configs, kind -> true);
    }

    /** Passes samples with one of every kind that something holds of. */
    public static void require(
            String samples, Collection<? extends AdapterConfig> configs, Predicate<AdapterKind<?>> condition) {
        requireTypes(samples, configs.stream().map(AdapterConfig::getClass), condition);
    }

    /** Passes the types of samples of every kind. */
    public static void requireTypes(String samples, Collection<Class<? extends AdapterConfig>> types) {
        requireTypes(samples, types.stream(), kind -> true);
    }

    private static void requireTypes(
            String samples, Stream<? extends Class<?>> types, Predicate<AdapterKind<?>> condition) {
        List<? extends Class<?>> there = types.toList();
        List<String> forgotten = AdapterKinds.all().stream()
                .filter(condition)
                .filter(kind -> !there.contains(kind.type()))
                .map(AdapterKind::word)
                .toList();
        if (!forgotten.isEmpty()) {
            throw new AssertionError(samples + " has no sample of the kind " + String.join(", ", forgotten));
        }
    }
}
