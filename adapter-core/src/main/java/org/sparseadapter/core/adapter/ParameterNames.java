// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.List;

/**
 * The names of parameters, which are part of the file format. How a name ends says what role the parameter has: a {@code
 * .weight} may be pruned, a {@code .bias} and what was {@code .folded} for serving may not. What belongs to the task head
 * begins with {@code head.} and is never pruned.
 */
final class ParameterNames {

    private static final String HEAD = "head.";
    private static final String WEIGHT = ".weight";
    private static final List<String> ROLES = List.of(WEIGHT, ".bias", ".folded");

    private ParameterNames() {}

    static void requireRole(String name) {
        if (ROLES.stream().noneMatch(name::endsWith)) {
            throw new IllegalArgumentException(
                    "a parameter's name ends in one of " + String.join(", ", ROLES) + ", found " + name);
        }
    }

    static boolean isHead(String name) {
        return name.startsWith(HEAD);
    }

    static boolean isPrunable(String name) {
        return name.endsWith(WEIGHT) && !isHead(name);
    }
}
