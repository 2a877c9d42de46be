// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** How texts from outside appear in messages, and the digests that name bytes. */
package org.sparseadapter.core.text;
