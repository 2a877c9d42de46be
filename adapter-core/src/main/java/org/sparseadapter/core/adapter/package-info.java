// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Adapters: what they are made of, where they act in a base model, and what they do there. */
package org.sparseadapter.core.adapter;
