// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import java.util.Optional;

/**
 * A labelled text of the demonstration.
 *
 * @param group what must not stand on both sides of a split: a rule, or a word family
 * @param text the text, or the first of two
 * @param pair the second text, for a task on pairs
 * @param label its class
 */
record DemoRow(String group, String text, Optional<String> pair, String label) {
    /** A row of a task on single texts. */
    static DemoRow single(String group, String text, String label) {
        return new DemoRow(group, text, Optional.empty(), label);
    }
}
