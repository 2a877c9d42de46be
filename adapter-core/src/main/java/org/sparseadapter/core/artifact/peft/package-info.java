// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Adapters in the layout of the PEFT library: a folder of {@code adapter_config.json} and {@code adapter_model.safetensors}. */
package org.sparseadapter.core.artifact.peft;
