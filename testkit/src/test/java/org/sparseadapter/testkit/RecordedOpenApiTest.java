// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedOpenApiTest {

    @TempDir
    Path folder;

    private RecordedOpenApi recorded;

    @BeforeEach
    void record() throws IOException {
        Path file = folder.resolve("service.json");
        Files.writeString(file, "{\"info\": {\"version\": \"1\"}, \"paths\": {\"/v1/things\": {\"get\": {}}}}");
        recorded = new RecordedOpenApi(file);
    }

    @Test
    void theOrderOfFieldsIsNoDifference() {
        assertThatCode(() ->
                        recorded.check("{\"paths\": {\"/v1/things\": {\"get\": {}}}, \"info\": {\"version\":\"1\"}}"))
                .doesNotThrowAnyException();
    }

    @Test
    void namesEveryPlaceThatDiffers() {
        assertThatThrownBy(() ->
                        recorded.check("{\"info\": {\"version\": \"2\"}, \"paths\": {\"/v1/things\": {\"put\": {}}}}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/info/version: recorded \"1\", served \"2\"")
                .hasMessageContaining("/paths//v1/things/get: recorded {}, served nothing")
                .hasMessageContaining("/paths//v1/things/put: recorded nothing, served {}")
                .hasMessageContaining("-Dcontract.update=true");
    }

    @Test
    void asksForADocumentThatIsNotThere() {
        assertThatThrownBy(() -> new RecordedOpenApi(folder.resolve("other.json")).check("{}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("does not exist");
    }
}
