// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.lab.TinyBertFolder;
import picocli.CommandLine;

class BaseModelsTest {
    @TempDir
    Path folder;

    private final BaseModels models = new BaseModels();

    @BeforeEach
    void theFolderIsNamed() throws IOException {
        TinyBertFolder.install(folder.resolve("models/tiny"));
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("models", CommandLine.Model.CommandSpec.forAnnotatedObject(models)))
                .parseArgs("--models", folder.resolve("models").toString());
    }

    @Test
    void aModelIsFoundByItsId() {
        assertThat(models.find("tiny")).isEqualTo(new ModelSource("tiny", folder.resolve("models/tiny")));
    }

    @Test
    void aModelOutsideIsFoundByItsFolderAndHasAnIdThatRecipesTake() throws IOException {
        Path own = folder.resolve("My BERT");
        TinyBertFolder.install(own);
        assertThat(models.find(own.toString())).isEqualTo(new ModelSource("my-bert", own));
    }

    @Test
    void whatIsNoModelIsRefusedWithWhatWasExpected() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        ModelSource source = models.find(empty.toString());
        assertThatThrownBy(() -> BaseModelInfo.of(source))
                .isInstanceOf(BaseModelException.class)
                .hasMessageContaining("config.json");
        assertThatThrownBy(() -> models.find("gpt"))
                .isInstanceOf(BaseModelException.class)
                .hasMessageContaining("gpt")
                .hasMessageContaining("[tiny]");
    }
}
