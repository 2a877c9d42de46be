// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import java.util.regex.Pattern;
import org.sparseadapter.events.AliasMoved;
import org.sparseadapter.events.UnreadableEventException;
import org.sparseadapter.kit.problem.ResourceName;

/**
 * The key of an alias: tenant, adapter and name.
 *
 * @param tenant the owner
 * @param adapter the adapter
 * @param alias the movable name
 */
public record AliasKey(String tenant, String adapter, String alias) {

    private static final Pattern NAME = Pattern.compile(ResourceName.PATTERN);

    /** The alias that an event speaks of. */
    public static AliasKey of(AliasMoved moved) {
        return new AliasKey(moved.tenant(), moved.adapter(), moved.alias());
    }

    /**
     * Reads the key of a record.
     *
     * @throws UnreadableEventException if it is not {@code tenant/adapter/alias}
     */
    public static AliasKey parse(String key) {
        String[] names = key.split("/", -1);
        if (names.length != 3) {
            throw new UnreadableEventException("key: expected tenant/adapter/alias, found \"" + key + "\"");
        }
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new UnreadableEventException("key: \"" + name + "\" is no name");
            }
        }
        return new AliasKey(names[0], names[1], names[2]);
    }
}
