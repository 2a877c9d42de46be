// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/**
 * Bottleneck adapters in the layout of the AdapterHub library: a folder of {@code adapter_config.json}, {@code
 * adapter.safetensors}, {@code head_config.json} and {@code model_head.safetensors}.
 */
package org.sparseadapter.core.artifact.adapterhub;
