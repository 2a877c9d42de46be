// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.json.Fields;

/**
 * A kind of adapter: its word, its JSON fields, and which other parts of the system it takes part in. What an adapter of
 * the kind computes, and with which parameters, is said by its {@link AdapterConfig}. All kinds stand in {@link AdapterKinds}.
 *
 * @param <C> the configurations of the kind
 */
public interface AdapterKind<C extends AdapterConfig> {

    /** The word for it in a recipe, for example {@code lora}. */
    String word();

    /** The class of its configurations. */
    Class<C> type();

    /** The fields of its JSON object beside {@code kind}, in the order in which they are written. */
    List<String> fields();

    /**
     * Reads a configuration.
     *
     * @param fields of an object that has no others than {@link #fields()}
     * @throws FieldException when one is of another type or out of range
     */
    C read(Fields fields);

    /** Writes a configuration with every default spelt out into an object that has its {@code kind}. */
    void write(C config, ObjectNode json);

    /** Whether an adapter of this kind can be part of a {@link Fusion}. */
    default boolean isFusible() {
        return BottleneckAdapter.class.isAssignableFrom(type());
    }

    /**
     * Whether it has weights beside the task head, to be trained and pruned. Without any, what the head sees of a text never
     * changes.
     */
    default boolean hasWeights() {
        return true;
    }

    /** The libraries that adapters of this kind come from and go to. */
    default Set<ExchangeFormat> formats() {
        return Set.of();
    }
}
