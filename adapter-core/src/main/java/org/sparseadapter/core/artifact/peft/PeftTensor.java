// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.site.Site;

/**
 * A tensor of an adapter in PEFT's words.
 *
 * @param projection the site of the module that it belongs to
 * @param ending what its name has after the module's, for example {@code .lora_A.weight}
 * @param values as PEFT has them
 */
record PeftTensor(Site projection, String ending, Parameter values) {}
