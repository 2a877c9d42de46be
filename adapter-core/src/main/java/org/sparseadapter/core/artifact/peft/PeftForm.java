// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.Site;

/**
 * The form that one kind of adapter has in the PEFT library. All forms stand in {@link PeftForms}.
 *
 * @param <C> the configurations of the kind
 */
interface PeftForm<C extends AdapterConfig> {

    /** The class of its configurations. */
    Class<C> type();

    /** PEFT's {@code peft_type}, for example {@code LORA}. */
    String peftType();

    /** What the names of its tensors have after the module's. */
    List<String> endings();

    /**
     * Reads a configuration and its parameters.
     *
     * @param tensors those with one of the {@link #endings()}, one at least
     * @throws ArtifactException when something of it has no counterpart here
     */
    Content<C> read(PeftJson file, List<PeftTensor> tensors, BaseModelInfo base);

    /**
     * The tensors that stand at a module.
     *
     * @param projection the module's site
     * @param own the adapter's parameters
     * @return by ending; none where the module is not adapted
     */
    Map<String, Parameter> tensors(Site projection, SortedMap<String, Parameter> own);

    /** The projections at whose modules tensors stand. */
    Set<LoraTarget> projections(C config);

    /**
     * Writes the fields that other kinds do not have.
     *
     * @param modules PEFT's names for the modules of some of the {@link #projections(AdapterConfig)}
     */
    void write(C config, ObjectNode json, Function<Set<LoraTarget>, Collection<String>> modules);

    /**
     * An adapter without a head.
     *
     * @param config in the words of this library
     * @param parameters under the names that it gives them
     */
    record Content<C extends AdapterConfig>(C config, SortedMap<String, Parameter> parameters) {}
}
