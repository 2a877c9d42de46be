// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsWriter;

/** A model in several files is the same model, and one of which a file is missing is refused. */
class ShardedWeightsTest {

    private static final String[] SHARDS = {"model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"};

    @TempDir
    Path folder;

    private ObjectNode map;

    @BeforeEach
    void split() throws IOException {
        Golden golden = Golden.named("bert-tiny");
        Safetensors whole = golden.open("model.safetensors");
        SafetensorsWriter[] shards = {new SafetensorsWriter(), new SafetensorsWriter()};
        map = new ObjectMapper().createObjectNode();
        int next = 0;
        for (String name : whole.tensors().keySet()) {
            int shard = next++ % 2;
            shards[shard].floats(name, whole.tensor(name).dimensions(), whole.floats(name));
            map.put(name, SHARDS[shard]);
        }
        for (int i = 0; i < 2; i++) {
            Files.write(folder.resolve(SHARDS[i]), shards[i].toBytes());
        }
        Files.copy(golden.folder().resolve("config.json"), folder.resolve("config.json"));
        index();
    }

    @Test
    void theModelIsTheSame() {
        assertThat(new ModelFolder(folder.getParent()).find(folder.getFileName().toString()))
                .isEqualTo(ModelSource.of(folder));
        assertThat(ModelFiles.open(ModelSource.of(folder)).info().digest())
                .isEqualTo(ModelFiles.open(Golden.named("bert-tiny").model())
                        .info()
                        .digest());
    }

    @Test
    void aMissingShardIsNamed() throws IOException {
        Files.delete(folder.resolve(SHARDS[1]));
        refused(SHARDS[1], "missing");
    }

    @Test
    void aTensorThatIsNotWhereTheIndexSaysIsNamed() throws IOException {
        map.put("embeddings.LayerNorm.bias", SHARDS[1]);
        index();
        refused("embeddings.LayerNorm.bias", SHARDS[1]);
    }

    @Test
    void theIndexDoesNotLeadOutOfTheFolder() throws IOException {
        map.put("embeddings.LayerNorm.bias", "../other.safetensors");
        index();
        refused("embeddings.LayerNorm.bias", "../other.safetensors");
    }

    @Test
    void anEmptyIndexIsRefused() throws IOException {
        map.removeAll();
        index();
        refused("weight_map");
    }

    private void refused(String... parts) {
        assertThatThrownBy(() -> ModelFiles.open(ModelSource.of(folder)))
                .isInstanceOf(BaseModelException.class)
                .message()
                .contains(parts);
    }

    private void index() throws IOException {
        ObjectNode index = new ObjectMapper().createObjectNode();
        index.set("weight_map", map);
        Files.writeString(folder.resolve("model.safetensors.index.json"), index.toString());
    }
}
