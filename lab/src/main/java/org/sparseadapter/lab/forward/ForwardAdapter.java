// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.forward;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.artifact.BaseFit;
import org.sparseadapter.core.artifact.peft.PeftAdapter;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.lab.console.CommandFailedException;

/** An adapter in a forward pass: its functions at the sites, and its task head. */
interface ForwardAdapter extends AutoCloseable {

    SiteFunctions sites();

    /**
     * Adds what the adapter's head says of the last states, if it has one: {@code logits} of sequences, or {@code
     * start_logits} and {@code end_logits} of tokens.
     *
     * @param hidden {@code [tokens, hidden]}
     */
    void answer(NDArray hidden, PaddedBatch batch, ForwardOutputs outputs);

    @Override
    void close();

    /**
     * Reads a folder of PEFT's, or an artifact of this project, whose parts stand beside it if it has any.
     *
     * @throws CommandFailedException when it is neither, or does not fit the model
     */
    static ForwardAdapter read(Path path, BaseModel model) {
        try {
            return Files.isDirectory(path)
                    ? new PeftForwardAdapter(PeftAdapter.read(path, model.info()), model)
                    : artifact(path, model);
        } catch (IOException | SafetensorsException e) {
            throw new CommandFailedException(path + ": " + e.getMessage(), e);
        }
    }

    private static ForwardAdapter artifact(Path file, BaseModel model) throws IOException {
        PartsBeside parts = new PartsBeside(file.toAbsolutePath().getParent());
        AdapterState state = BaseFit.require(
                ArtifactReader.read(Files.readAllBytes(file), parts).state(), model.info());
        return new ArtifactForwardAdapter(new AdapterModule(state, model.manager()), model.encoder());
    }
}
