// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** What the registry tells its operators about itself. */
package org.sparseadapter.registry.observe;
