// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** What services that compute share: the device, and base models that are loaded once. */
package org.sparseadapter.kit.compute;
