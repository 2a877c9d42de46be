// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.adapterhub;

import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.BottleneckAdapter;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Pfeiffer;

/**
 * The form that one kind of bottleneck adapter has in the AdapterHub library.
 *
 * @param type the class of its configurations
 * @param twice whether a layer has a bottleneck after attention too, which is also where the library puts LayerNorm
 *     otherwise
 * @param maker of configurations
 */
record HubForm(Class<? extends BottleneckAdapter> type, boolean twice, Maker maker) {

    /** Makes a configuration of what all bottleneck adapters have. */
    @FunctionalInterface
    interface Maker {
        BottleneckAdapter of(int bottleneck, Activation activation, LayerSelection layers);
    }

    private static final List<HubForm> ALL =
            List.of(new HubForm(Houlsby.class, true, Houlsby::new), new HubForm(Pfeiffer.class, false, Pfeiffer::new));

    static List<HubForm> all() {
        return ALL;
    }

    /** The form of a configuration's kind, if the library has it. */
    static Optional<HubForm> of(AdapterConfig config) {
        return ALL.stream().filter(form -> form.type == config.getClass()).findFirst();
    }

    /** The form with a bottleneck after attention, or without. */
    static HubForm of(boolean twice) {
        return ALL.stream().filter(form -> form.twice == twice).findFirst().orElseThrow();
    }
}
