// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

import java.util.List;

/**
 * A section of the report: contenders that did the same work in different ways.
 *
 * @param title what the work was
 * @param standings the reference first
 * @param notes what a reader must know to judge them
 */
record Section(String title, List<Standing> standings, List<String> notes) {}
