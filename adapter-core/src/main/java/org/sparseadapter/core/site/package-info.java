// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Sites: the places of a base model where an adapter acts, and the functions of rows that act there. */
package org.sparseadapter.core.site;
