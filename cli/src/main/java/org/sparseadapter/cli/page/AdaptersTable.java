// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.page;

import java.util.List;
import org.sparseadapter.cli.client.AdapterDocument;
import org.sparseadapter.lab.console.TextTable;

/** The adapters of a tenant as a table: newest version, its state, and the versions that aliases name. */
public final class AdaptersTable {
    private AdaptersTable() {}

    /** A row for each adapter. */
    public static TextTable of(List<AdapterDocument> adapters) {
        TextTable table = TextTable.of("ADAPTER", "NEWEST", "STATE", "CREATED (UTC)", "ALIASES");
        for (AdapterDocument adapter : adapters) {
            table.row(
                    adapter.name(),
                    adapter.newest() == 0 ? "-" : "@" + adapter.newest(),
                    adapter.newestState().isEmpty() ? "-" : adapter.newestState(),
                    VersionsTable.time(adapter.createdAt()),
                    adapter.aliases().isEmpty()
                            ? "-"
                            : String.join(
                                    " ",
                                    adapter.aliases().entrySet().stream()
                                            .map(alias -> alias.getKey() + "=" + alias.getValue())
                                            .toList()));
        }
        return table;
    }
}
