// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** The way of a version: request, stages, results, gate, end. Ties versions, work, aliases and events together. */
package org.sparseadapter.registry.lifecycle;
