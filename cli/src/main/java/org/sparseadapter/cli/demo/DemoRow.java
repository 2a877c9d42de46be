// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

/**
 * A labelled text of the demonstration.
 *
 * @param group what must not stand on both sides of a split: a rule, or a word family
 * @param text the text
 * @param label its class
 */
record DemoRow(String group, String text, String label) {}
