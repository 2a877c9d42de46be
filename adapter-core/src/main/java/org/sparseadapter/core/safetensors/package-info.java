// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** The safetensors container: a JSON header and tensors in one file, read strictly and written as a stream. */
package org.sparseadapter.core.safetensors;
