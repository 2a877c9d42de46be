// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Locale;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.lab.console.Console;
import org.sparseadapter.lab.console.DigestText;
import org.sparseadapter.lab.console.TextTable;
import org.sparseadapter.library.EmbeddedModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the base models of this machine. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the base models that adapters can be made for on this machine.",
            "A folder in Hugging Face layout that is put beside them is one more."
        })
final class ModelsListCommand implements Runnable {
    @Mixin
    private BaseModels models;

    @Option(names = "--json", description = "Write JSON for machines instead of text for people.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        EmbeddedModels.install(models.folder());
        List<BaseModelInfo> found = models.list();
        TextTable table = TextTable.of(
                "MODEL", "ARCHITECTURE", ">LAYERS", ">HIDDEN", ">PARAMETERS", ">TOKENS", "POOLING", "DIGEST");
        ArrayNode document = new ObjectMapper().createArrayNode();
        for (BaseModelInfo model : found) {
            table.row(row(model));
            document.addObject()
                    .put("id", model.id())
                    .put("architecture", model.architecture())
                    .put("layers", model.layers())
                    .put("hidden", model.hidden())
                    .put("parameters", model.parameters())
                    .put("maxTokens", model.maxTokens())
                    .put("pooling", word(model))
                    .put("digest", model.digest());
        }
        Console console = Console.of(command, json);
        console.table(table);
        console.data(document);
    }

    private static List<String> row(BaseModelInfo model) {
        return List.of(
                model.id(),
                model.architecture(),
                Integer.toString(model.layers()),
                Integer.toString(model.hidden()),
                String.format(Locale.ROOT, "%,d", model.parameters()),
                Integer.toString(model.maxTokens()),
                word(model),
                DigestText.abbreviated(model.digest()));
    }

    private static String word(BaseModelInfo model) {
        return model.defaultPooling().name().toLowerCase(Locale.ROOT);
    }
}
