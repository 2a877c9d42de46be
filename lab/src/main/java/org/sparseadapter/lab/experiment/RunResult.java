// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.sparseadapter.core.adapter.MatrixDensity;

/**
 * The result of one run: one line of the results file.
 *
 * @param key digest of everything that determines the result
 * @param dataset the dataset's name
 * @param cell the cell's name
 * @param adapter the adapter's part of the cell's name
 * @param pruner the pruner's part; empty for a dense one
 * @param sparsity fraction removed
 * @param seed the run's seed
 * @param recipe the canonical recipe, dataset pinned by digest
 * @param parts the canonical recipes of the adapters that were fused
 * @param base digest of the base model's weights
 * @param rows examples by split
 * @param weights counts of trained and pruned weights
 * @param densities density of each prunable matrix
 * @param dev metrics by name
 * @param test metrics by name; empty without a test split
 * @param trivial metrics of an answer that needs no model, on the reported split, for example the most frequent label
 * @param curves loss and dev metric on the way
 * @param seconds its durations
 * @param machine the device it ran on
 */
record RunResult(
        String key,
        String dataset,
        String cell,
        String adapter,
        String pruner,
        double sparsity,
        long seed,
        JsonNode recipe,
        List<JsonNode> parts,
        String base,
        SortedMap<String, Integer> rows,
        Weights weights,
        List<MatrixDensity> densities,
        SortedMap<String, Double> dev,
        SortedMap<String, Double> test,
        SortedMap<String, Double> trivial,
        Curves curves,
        Seconds seconds,
        Machine machine) {

    /** Lines of an earlier version do not have everything. */
    RunResult {
        parts = parts == null ? List.of() : List.copyOf(parts);
        trivial = trivial == null ? Collections.emptySortedMap() : trivial;
    }

    /**
     * Counts of weights.
     *
     * @param prunable weights of all prunable matrices
     * @param kept those inside the mask
     * @param trained all trained weights, biases and head included
     */
    record Weights(long prunable, long kept, long trained) {}

    /**
     * Durations.
     *
     * @param scoring initialisation and pruning
     * @param training all epochs, the dev metric after each included
     * @param evaluation dev and test
     * @param processor processor time of all of it, which other programs on the machine do not add to
     */
    record Seconds(double scoring, double training, double evaluation, double processor) {
        double total() {
            return scoring + training + evaluation;
        }
    }

    /**
     * The device of a run.
     *
     * @param device {@code cpu}, {@code cpu-bf16} or {@code gpu}
     * @param threads of the engine
     */
    record Machine(String device, int threads) {}

    /** The test metric where there is a test split, else the dev metric. */
    SortedMap<String, Double> reported() {
        return test.isEmpty() ? dev : test;
    }
}
