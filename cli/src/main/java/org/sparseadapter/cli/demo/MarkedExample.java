// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

/**
 * A sentence with a mistake beside its correction, as a grammar rule documents itself.
 *
 * @param rule the rule, or the group of rules, that it belongs to
 * @param category the rule's category, such as {@code PUNCTUATION}
 * @param wrong the sentence with the mistake
 * @param corrected the same sentence with the rule's first suggestion in its place
 */
record MarkedExample(String rule, String category, String wrong, String corrected) {}
