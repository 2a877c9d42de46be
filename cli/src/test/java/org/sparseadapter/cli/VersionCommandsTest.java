// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparseadapter.cli.client.SampleVersions;
import org.sparseadapter.cli.client.StubServer;

/** Commands on versions against a stubbed registry: pages for people, JSON for machines, and advice on what is not there. */
class VersionCommandsTest {
    @Test
    void aVersionIsAPageForPeopleAndWhatTheRegistrySaidForMachines() throws Exception {
        try (StubServer server = new StubServer()) {
            ObjectNode version = SampleVersions.evaluated(2, "READY");
            server.on("GET /v1/adapters/mood/versions/2", 200, version.toString());
            String url = server.url().toString();
            CommandRun text = CommandRun.of("show", "mood@2", "--token", "t", "--server", url);
            assertThat(text.out())
                    .contains("mood@2 is READY", "METRICS", "LINEAGE", "##")
                    .doesNotContain("{", "\"");
            CommandRun json = CommandRun.of("show", "mood@2", "--json", "--token", "t", "--server", url);
            assertThat(new ObjectMapper().readTree(json.out()))
                    .isEqualTo(new ObjectMapper().readTree(version.toString()));
        }
    }

    @Test
    void anAdapterThatIsNotLiveIsAnsweredWithTheWayToPromoteIt() throws Exception {
        try (StubServer inference = new StubServer();
                StubServer registry = new StubServer()) {
            inference.on(
                    "POST /v1/adapters/mood/predict",
                    404,
                    "{\"title\": \"Not found\", \"detail\": \"There is no adapter \\\"mood@live\\\".\"}");
            String versions = "GET /v1/adapters/mood/versions?page=0&size=100";
            String asked = inference.url().toString();
            String known = registry.url().toString();

            registry.on(versions, 200, list(listed(1, "READY"), listed(2, "READY"), listed(3, "REJECTED")));
            CommandRun ready =
                    CommandRun.of("predict", "mood", "Hm.", "--inference", asked, "--server", known, "--token", "t");
            assertThat(ready.status()).isEqualTo(1);
            assertThat(ready.err())
                    .contains("There is no adapter \"mood@live\"", "`sparse-adapter promote mood@2`")
                    .contains("`sparse-adapter predict mood@2 ...`");

            registry.on(versions, 200, list(listed(1, "TRAINED")));
            CommandRun early =
                    CommandRun.of("predict", "mood", "Hm.", "--inference", asked, "--server", known, "--token", "t");
            assertThat(early.err())
                    .contains("none is READY", "mood@1, is TRAINED")
                    .doesNotContain("promote");

            ObjectNode live = listed(1, "READY");
            live.putArray("aliases").add("live");
            registry.on(versions, 200, list(live));
            CommandRun underWay =
                    CommandRun.of("predict", "mood", "Hm.", "--inference", asked, "--server", known, "--token", "t");
            assertThat(underWay.err()).contains("names mood@1", "try again in a moment");

            CommandRun inWords = CommandRun.of(
                    "predict", "mood", "Hm.", "--inference", asked, "--server", "http://127.0.0.1:1", "--token", "t");
            assertThat(inWords.err()).contains("`sparse-adapter promote mood@N`");
        }
    }

    @Test
    void anUnknownAdapterOrVersionIsAnsweredWithTheListToLookInto() throws Exception {
        try (StubServer inference = new StubServer();
                StubServer registry = new StubServer()) {
            String path = "/v1/adapters/mood/predict";
            inference.on("POST " + path, 404, "{\"title\": \"Not found\"}");
            inference.on("POST " + path + "?version=7", 404, "{\"title\": \"Not found\"}");
            String asked = inference.url().toString();
            String known = registry.url().toString();
            registry.on("GET /v1/adapters/mood/versions?page=0&size=100", 404, "{\"title\": \"Not found\"}");
            CommandRun unknown =
                    CommandRun.of("predict", "mood", "Hm.", "--inference", asked, "--server", known, "--token", "t");
            assertThat(unknown.err()).contains("There is no adapter mood", "`sparse-adapter adapters`");

            registry.on("GET /v1/adapters/mood/versions?page=0&size=100", 200, list(listed(7, "MASKED")));
            CommandRun early =
                    CommandRun.of("predict", "mood@7", "Hm.", "--inference", asked, "--server", known, "--token", "t");
            assertThat(early.err()).contains("mood@7 is MASKED", "`sparse-adapter show mood@7`");
        }
    }

    private static ObjectNode listed(int number, String state) {
        return SampleVersions.listed(number, state);
    }

    private static String list(ObjectNode... versions) {
        ObjectNode page = new ObjectMapper().createObjectNode().put("total", versions.length);
        page.putArray("items").addAll(List.of(versions));
        return page.toString();
    }
}
