// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** The command {@code forward}: the forward pass of a base model on given tokens, its hidden states and logits as tensors. */
package org.sparseadapter.lab.forward;
