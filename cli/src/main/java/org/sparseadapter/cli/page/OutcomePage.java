// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.page;

import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.cli.client.VersionDocument;

/**
 * The outcome of a version that was followed to its end: its state, its metrics, and the commands that follow.
 *
 * @param adapter the adapter's name
 * @param version the settled version
 */
public record OutcomePage(String adapter, VersionDocument version) {

    /**
     * The page's lines.
     *
     * @param width columns of the terminal
     */
    public List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        lines.add(name() + " is " + version.state());
        Sections sections = new Sections(lines, width);
        sections.add("METRICS", MetricsTable.of(version));
        sections.add("NEXT", NextSteps.of(adapter, version));
        return lines;
    }

    /** The failure of a version that did not become ready, with the registry's reason. */
    public String failure() {
        String reason = version.reason().isEmpty() ? "the registry gave no reason" : version.reason();
        return name() + " became " + version.state() + ": " + reason;
    }

    private String name() {
        return adapter + "@" + version.number();
    }
}
