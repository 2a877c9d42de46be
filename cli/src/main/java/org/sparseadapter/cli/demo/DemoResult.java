// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of the demonstration: versions, baselines, load and swap, and whether they are as promised.
 *
 * @param versions the adapters' versions
 * @param baselines the heads alone, one per tenant
 * @param capacity answers a second at full load
 * @param rate requests a second during the swap
 * @param swap the swap under load
 * @param seconds how long everything took
 */
record DemoResult(
        List<TrainedVersion> versions,
        List<TrainedVersion> baselines,
        double capacity,
        double rate,
        SwapReport swap,
        double seconds) {

    /** The head alone of the same tenant. */
    TrainedVersion baseline(TrainedVersion version) {
        return baselines.stream()
                .filter(each -> each.tenant().equals(version.tenant()))
                .findFirst()
                .orElseThrow();
    }

    /** The promises that did not hold, in plain words; empty if all of them did. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        for (TrainedVersion version : versions) {
            String name = version.adapter() + "@" + version.version().number();
            if (!version.beats(version.majority())) {
                broken.add(name + " does not beat the majority class by more than twice the standard error");
            }
            if (!version.beats(baseline(version).test())) {
                broken.add(name + " does not beat the head alone by more than twice the standard error");
            }
        }
        if (swap.failed() > 0) {
            broken.add(swap.failed() + " of " + swap.requests() + " requests failed around the swap: "
                    + swap.firstFailure().orElse(""));
        }
        if (swap.after() == 0) {
            broken.add("no answer showed the new version");
        }
        if (swap.strays() > 0) {
            broken.add(swap.strays() + " answers came from the old version after the new one had been seen");
        }
        if (swap.requests() == 0 || swap.before() == 0) {
            broken.add("no answer showed the old version before the swap");
        }
        return broken;
    }

    /** The result as JSON. */
    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ok", broken().isEmpty());
        json.put("seconds", seconds);
        ArrayNode rows = json.putArray("versions");
        versions.forEach(version -> rows.add(row(version)));
        ObjectNode load = json.putObject("load");
        load.put("capacityPerSecond", capacity);
        load.put("ratePerSecond", rate);
        load.put("requests", swap.requests());
        load.put("failed", swap.failed());
        load.put("answersBefore", swap.before());
        load.put("answersAfter", swap.after());
        load.put("strays", swap.strays());
        swap.swapMillis().ifPresent(millis -> load.put("swapMillis", millis));
        load.put("medianMillis", swap.medianMillis());
        load.put("p99Millis", swap.p99Millis());
        ArrayNode wrong = json.putArray("broken");
        broken().forEach(wrong::add);
        return json;
    }

    private ObjectNode row(TrainedVersion version) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("tenant", version.tenant().name());
        row.put("adapter", version.adapter());
        row.put("version", version.version().number());
        row.put("recipe", version.title());
        row.put("metric", TrainedVersion.METRIC);
        row.put("dev", version.dev());
        row.put("test", version.test());
        row.put("standardError", version.standardError());
        row.put("majority", version.majority());
        row.put("headOnlyDev", baseline(version).dev());
        row.put("headOnlyTest", baseline(version).test());
        row.put("keptWeights", version.version().keptWeights());
        row.put("totalWeights", version.version().totalWeights());
        row.put("density", version.version().density());
        row.put("artifactBytes", version.version().artifactBytes());
        row.put("denseBytes", version.version().denseBytes());
        ObjectNode seconds = row.putObject("stageSeconds");
        version.version()
                .stageSeconds()
                .forEach((stage, took) -> seconds.put(stage.name().toLowerCase(java.util.Locale.ROOT), took));
        return row;
    }
}
