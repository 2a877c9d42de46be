// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.cli.client.SampleVersions;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.events.VersionState;

/**
 * Pages as people see them, against recorded text in {@code src/test/resources/pages}; {@code -Dpages.update=true} records them
 * anew after a change on purpose.
 */
class PagesTest {
    private static final Path RECORDED = Path.of("src/test/resources/pages");

    @ParameterizedTest
    @ValueSource(ints = {100, 60})
    void aReadyVersion(int width) throws IOException {
        List<String> lines = page(SampleVersions.evaluated(2, "READY"), false).lines(width);
        assertThat(lines)
                .as("lines that the terminal breaks")
                .filteredOn(line -> line.length() > width)
                .allSatisfy(line -> assertThat(line).contains("sha256:"));
        check("ready-" + width, lines);
    }

    @Test
    void aRejectedVersionGivesItsReason() throws IOException {
        ObjectNode rejected = SampleVersions.evaluated(3, "REJECTED")
                .put("reason", "dev accuracy is 0.7059, below the demanded 0.7500");
        check("rejected", page(rejected, false).lines(100));
    }

    @Test
    void aVersionThatWaitsHasNoEmptySections() throws IOException {
        check("requested", page(SampleVersions.requested(4, "REQUESTED"), false).lines(100));
    }

    @Test
    void manyMatricesAreSummed() throws IOException {
        check("summed", page(SampleVersions.large(5), false).lines(100));
        assertThat(page(SampleVersions.large(5), true).lines(100))
                .filteredOn(line -> line.contains("layer."))
                .hasSize(48);
    }

    @Test
    void versionsAndTheReasonsBelow() throws IOException {
        ObjectNode live = SampleVersions.listed(1, "READY");
        live.putArray("aliases").add("live").add("canary");
        ObjectNode failed =
                SampleVersions.listed(12, "FAILED").put("reason", "TRAIN failed three times: out of memory");
        failed.remove(List.of("metrics", "artifactBytes"));
        List<VersionDocument> versions = List.of(VersionDocument.of(live), VersionDocument.of(failed));
        List<String> lines = new ArrayList<>(VersionsTable.of("mood", versions).lines(100));
        lines.addAll(VersionsTable.reasons("mood", versions, 100));
        check("versions", lines);
    }

    @ParameterizedTest
    @EnumSource(VersionState.class)
    void everyStateHasACommandToTypeNext(VersionState state) {
        VersionDocument version = VersionDocument.of(SampleVersions.evaluated(2, state.name()));
        assertThat(NextSteps.of("mood", version).lines(100)).isNotEmpty().allSatisfy(line -> assertThat(line)
                .startsWith("sparse-adapter "));
    }

    @Test
    void aLiveVersionIsAskedByItsAdaptersName() {
        ObjectNode live = SampleVersions.evaluated(2, "READY");
        live.putArray("aliases").add("live");
        assertThat(NextSteps.of("mood", VersionDocument.of(live)).lines(100))
                .singleElement()
                .asString()
                .startsWith("sparse-adapter predict mood 'TEXT'");
    }

    private static VersionPage page(ObjectNode version, boolean everyMatrix) {
        return new VersionPage("mood", VersionDocument.of(version), everyMatrix);
    }

    private static void check(String name, List<String> lines) throws IOException {
        Path file = RECORDED.resolve(name + ".txt");
        String text = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("pages.update")) {
            Files.writeString(file, text);
        }
        assertThat(text).as(file.toString()).isEqualTo(Files.readString(file));
    }
}
