// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.pretrain;

import org.sparseadapter.core.pretrain.BartSize;
import picocli.CommandLine.Option;

/** The options of the model's size: width, layers, heads, positions, vocabulary. */
final class SizeOptions {

    @Option(
            names = "--hidden",
            paramLabel = "N",
            defaultValue = "256",
            description = "Width of the hidden states (default: 256).")
    private int hidden;

    @Option(
            names = "--layers",
            paramLabel = "N",
            defaultValue = "3",
            description = "Layers of encoder and decoder each (default: 3).")
    private int layers;

    @Option(
            names = "--heads",
            paramLabel = "N",
            defaultValue = "4",
            description = "Heads of each attention (default: 4).")
    private int heads;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "128",
            description = "The most tokens of a text (default: 128).")
    private int maxTokens;

    @Option(
            names = "--vocabulary",
            paramLabel = "N",
            defaultValue = "6000",
            description = "Merges of the vocabulary (default: 6000).")
    private int merges;

    BartSize size() {
        return new BartSize(hidden, layers, heads, Math.multiplyExact(4, hidden), maxTokens, merges);
    }
}
