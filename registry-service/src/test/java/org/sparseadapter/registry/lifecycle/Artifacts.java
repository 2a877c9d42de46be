// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterJson;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.events.work.WorkItem;

/** Real artifact files, small and different for each piece of work. */
final class Artifacts {

    private static final AdapterConfig PART = new Pfeiffer(8, Activation.RELU, LayerSelection.all());

    private Artifacts() {}

    /** An artifact over the base model of a piece of work. */
    static byte[] of(ArtifactKind kind, WorkItem item) {
        return of(kind, item, item.baseDigest());
    }

    /** An artifact over whatever base model. */
    static byte[] of(ArtifactKind kind, WorkItem item, String baseDigest) {
        float[] weights = new float[8];
        weights[0] = item.workId().hashCode();
        weights[1] = item.attempt();
        TreeMap<String, Parameter> parameters = new TreeMap<>();
        parameters.put(AdapterState.HEAD_WEIGHT, new DenseParameter(new long[] {2, 4}, weights));
        parameters.put(AdapterState.HEAD_BIAS, new DenseParameter(new long[] {2}, new float[2]));
        HeadConfig head = new HeadConfig(TaskKind.CLASSIFICATION, Pooling.MEAN, List.of("no", "yes"), 0.1, 128);
        AdapterConfig config = AdapterJson.read(item.recipe().path("adapter"), "adapter");
        List<AdapterState> parts = config.parts().stream()
                .map(part -> new AdapterState(PART, head, baseDigest, parameters))
                .toList();
        AdapterState state = new AdapterState(config, head, baseDigest, parameters, parts);
        return ArtifactWriter.write(new Artifact(kind, state, (ObjectNode) item.recipe()), Precision.F32);
    }
}
