// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The table of all kinds of adapters. Code that asks what a kind can do finds it here, by its type or its word. */
public final class AdapterKinds {

    private static final List<AdapterKind<?>> ALL = List.of(
            new HoulsbyKind(),
            new PfeifferKind(),
            new LoraKind(),
            new Ia3Kind(),
            new MamKind(),
            new FusionKind(),
            new HeadOnlyKind());

    private AdapterKinds() {}

    /** Every kind, in the order in which messages name them. */
    public static List<AdapterKind<?>> all() {
        return ALL;
    }

    /**
     * The kind of a configuration.
     *
     * @throws IllegalStateException when its type is missing in the table
     */
    @SuppressWarnings("unchecked") // The class of a C.
    public static <C extends AdapterConfig> AdapterKind<C> of(C config) {
        return ofType((Class<C>) config.getClass());
    }

    /**
     * The kind whose configurations are of a type.
     *
     * @throws IllegalStateException when the type is missing in the table
     */
    @SuppressWarnings("unchecked") // The table is searched by the very type.
    public static <C extends AdapterConfig> AdapterKind<C> ofType(Class<C> type) {
        return (AdapterKind<C>) ALL.stream()
                .filter(kind -> kind.type() == type)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(type.getSimpleName() + " is missing in the table of adapter kinds"));
    }

    /** The kind of this word, if there is one. */
    public static Optional<AdapterKind<?>> named(String word) {
        return ALL.stream().filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The words of all kinds that something holds of, as a message lists them. */
    public static List<String> words(Predicate<AdapterKind<?>> condition) {
        return ALL.stream().filter(condition).map(AdapterKind::word).collect(Collectors.toUnmodifiableList());
    }

    /** The words of the kinds that can be parts of a {@link Fusion}, as a message gives the choice: a or b. */
    public static String fusible() {
        return String.join(" or ", words(AdapterKind::isFusible));
    }
}
