// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

/** The formats of other libraries, as they are written on the command line. */
enum ExchangeFormat {
    /** LoRA of the PEFT library. */
    PEFT,
    /** Bottleneck adapters of the AdapterHub library. */
    ADAPTERHUB
}
