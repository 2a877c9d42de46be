// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.ExchangeFormat;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.BaseFit;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.text.Quoted;

/** Makes an artifact of an adapter and the head that the PEFT library saved with it. */
public final class PeftImport {

    private PeftImport() {}

    /**
     * Reads a folder that PEFT's {@code save_pretrained} wrote.
     *
     * @param base the model that it was trained on
     * @throws ArtifactException when something of it has no counterpart here, by name
     */
    public static Artifact read(Path folder, BaseModelInfo base, ImportOptions options) {
        PeftAdapter adapter = PeftAdapter.read(folder, base);
        SortedMap<String, Parameter> parameters = new TreeMap<>(adapter.parameters());
        adapter.head().ifPresent(head -> parameters.putAll(head.parameters()));
        HeadConfig config = head(adapter, base, options)
                .orElseThrow(() -> new ArtifactException(folder
                        + ": modules_to_save holds no head, and an adapter here brings its own; save it with"
                        + " modules_to_save=" + PeftFamily.of(base).classifier().saved() + ", for"
                        + " question answering [" + TaskClass.ANSWERS + "]"));
        TaskClass theirs = TaskClass.of(config, base);
        if (!adapter.type().isEmpty() && !adapter.type().equals(theirs.type())) {
            throw new ArtifactException(folder + ": task_type: with this head expected " + theirs.type() + ", found "
                    + Quoted.text(adapter.type()));
        }
        AdapterState state = new AdapterState(adapter.config(), config, base.digest(), parameters);
        ObjectNode origin = JsonNodeFactory.instance.objectNode();
        origin.putObject("imported").put("format", ExchangeFormat.PEFT.word());
        return new Artifact(ArtifactKind.ADAPTER, BaseFit.require(state, base), origin);
    }

    private static Optional<HeadConfig> head(PeftAdapter adapter, BaseModelInfo base, ImportOptions options) {
        return adapter.type().equals(TaskClass.GENERATION)
                ? Optional.of(options.texts(base))
                : adapter.head().map(head -> head.config(base, options));
    }
}
