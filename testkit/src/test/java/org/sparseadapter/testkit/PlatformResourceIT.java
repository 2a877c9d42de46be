// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformResourceIT {
    @Test
    void everyStartGetsItsOwnDatabaseOnTheSameServers() {
        Map<String, String> first = new PlatformResource().start();
        Map<String, String> second = new PlatformResource().start();
        assertThat(second.get("kafka.bootstrap.servers")).isEqualTo(first.get("kafka.bootstrap.servers"));
        assertThat(second.get("quarkus.datasource.jdbc.url")).isNotEqualTo(first.get("quarkus.datasource.jdbc.url"));
        assertThat(second.get("sparse-adapter.blobs-folder")).isNotEqualTo(first.get("sparse-adapter.blobs-folder"));
        assertThat(PlatformResource.tokens().publicKey().toUri())
                .hasToString(first.get("mp.jwt.verify.publickey.location"));
    }
}
