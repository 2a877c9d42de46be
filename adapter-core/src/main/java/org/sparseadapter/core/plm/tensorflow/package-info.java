// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Turns models that TensorFlow saved into folders in Hugging Face layout. */
package org.sparseadapter.core.plm.tensorflow;
