// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sparseadapter.core.adapter.MatrixDensity;

/** Makes results for tests. */
final class SampleResults {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    private SampleResults() {}

    /** A result whose dev metric grows from epoch to epoch up to what is given; test is a hundredth below dev. */
    static RunResult of(String dataset, String cellName, long seed, double... devs) {
        Cell cell = Cell.parse(cellName);
        boolean prunable = Cell.isPrunable(cell.adapter());
        double sparsity = cell.thinning() instanceof Thinning.Sparse sparse
                ? sparse.sparsity()
                : cell.thinning() instanceof Thinning.LargeSparse large ? 1 - 1.0 / large.factor() : 0;
        long kept = Math.round(2000 * (1 - sparsity));
        double last = devs[devs.length - 1];
        TreeMap<String, Integer> rows = new TreeMap<>();
        rows.put("train", 100);
        rows.put("dev", 50);
        rows.put("test", 70);
        return new RunResult(
                "sha256:" + dataset + cellName + seed,
                dataset,
                cellName,
                cell.adapter().text(),
                cell.thinning().pruner().orElse(""),
                sparsity,
                seed,
                JsonNodeFactory.instance.objectNode().put("base", "b"),
                List.of(),
                "sha256:base",
                rows,
                new RunResult.Weights(prunable ? 2000 : 0, prunable ? kept : 0, 2100),
                prunable
                        ? List.of(
                                new MatrixDensity("layer.0.down", kept / 2, 1000),
                                new MatrixDensity("layer.0.up", kept - kept / 2, 1000))
                        : List.of(),
                metrics(last),
                metrics(last - 0.01),
                metrics(0.25),
                new Curves(
                        "accuracy",
                        10 * devs.length,
                        List.of(new Curves.Loss(5, 0.9), new Curves.Loss(10, 0.7)),
                        IntStream.range(0, devs.length)
                                .mapToObj(i -> new Curves.Epoch(i + 1, 10 * (i + 1), 0.5, OptionalDouble.of(devs[i])))
                                .toList()),
                new RunResult.Seconds(1, 2.5, 0.5, 3.25),
                new RunResult.Machine("cpu", 1));
    }

    /** The same result from another kind of device. */
    static RunResult on(String device, RunResult result) {
        return with("machine", JSON.valueToTree(new RunResult.Machine(device, 1)), result);
    }

    /** The same result with another value of one field. */
    static RunResult with(String field, JsonNode value, RunResult result) {
        ObjectNode json = JSON.valueToTree(result);
        return JSON.convertValue(json.set(field, value), RunResult.class);
    }

    private static TreeMap<String, Double> metrics(double accuracy) {
        TreeMap<String, Double> metrics = new TreeMap<>();
        metrics.put("accuracy", accuracy);
        metrics.put("matthews", 2 * accuracy - 1);
        return metrics;
    }
}
