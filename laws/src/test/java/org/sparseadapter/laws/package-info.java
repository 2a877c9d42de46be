// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/**
 * The laws of the house, as tests over the compiled classes of all modules: which package may import which ({@link
 * org.sparseadapter.laws.CoreLaw}, {@link org.sparseadapter.laws.ServicesLaw}, {@link
 * org.sparseadapter.laws.ToolsLaw}), no cycle between packages, and how Javadoc begins.
 */
package org.sparseadapter.laws;
