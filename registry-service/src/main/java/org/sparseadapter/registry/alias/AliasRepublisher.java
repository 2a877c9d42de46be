// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sparseadapter.registry.adapter.Adapter;
import org.sparseadapter.registry.adapter.AdapterRepository;

/** Publishes the whole table of aliases again, one adapter at a time, so that no lock is held for long. */
@ApplicationScoped
public class AliasRepublisher {
    private final AdapterRepository adapters;
    private final Aliases aliases;

    AliasRepublisher(AdapterRepository adapters, Aliases aliases) {
        this.adapters = adapters;
        this.aliases = aliases;
    }

    /** Publishes the present move of every alias of every tenant; answers the number of records. */
    public int republish() {
        List<Long> all = QuarkusTransaction.requiringNew()
                .call(() -> adapters.streamAll().map(Adapter::id).toList());
        return all.stream().mapToInt(aliases::republish).sum();
    }
}
