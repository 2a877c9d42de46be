// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a model writes is read from its folder, and what is not understood is refused by name. */
class GenerationFileTest {

    @TempDir
    Path folder;

    @Test
    void theFileOfItsOwnCountsBeforeTheConfiguration() throws IOException {
        Files.writeString(
                folder.resolve("config.json"), "{\"num_beams\": 4, \"max_length\": 62, \"length_penalty\": 2}");
        assertThat(read()).isEqualTo(new GenerationConfig(62, 0, 4, 0, 2, false));
        Files.writeString(
                folder.resolve("generation_config.json"),
                """
                {"max_length": 142, "min_length": 56, "num_beams": 6, "no_repeat_ngram_size": 3, "early_stopping": true,
                 "length_penalty": 2.0, "forced_bos_token_id": 0, "forced_eos_token_id": [2], "do_sample": false}""");
        assertThat(read())
                .isEqualTo(new GenerationConfig(142, 56, 6, 3, 2, true, OptionalInt.of(0), OptionalInt.of(2)));
    }

    @Test
    void absentFieldsAreTheLibrarys() {
        GenerationConfig config =
                GenerationConfig.read(Golden.named("bart-tiny").model(), 48);
        assertThat(config)
                .isEqualTo(new GenerationConfig(21, 0, 1, 0, 1, false, OptionalInt.empty(), OptionalInt.of(2)));
    }

    @Test
    void newTokensAreCountedWithoutTheStart() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"max_new_tokens\": 8, \"min_new_tokens\": 3}");
        assertThat(read()).isEqualTo(new GenerationConfig(9, 4, 1, 0, 1, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "do_sample|true",
                "repetition_penalty|1.2",
                "num_beam_groups|2",
                "bad_words_ids|[[1]]",
                "early_stopping|\"never\"",
                "num_beams|0",
                "max_length|\"long\"",
                "length_penalty|true",
                "suppress_tokens|[3]"
            })
    void whatIsNotUnderstoodIsRefusedByName(String field, String value) throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"" + field + "\": " + value + "}");
        assertThatThrownBy(this::read).isInstanceOf(BaseModelException.class).hasMessageContaining(field);
    }

    private GenerationConfig read() {
        return GenerationConfig.read(ModelSource.of(folder), 1024);
    }
}
