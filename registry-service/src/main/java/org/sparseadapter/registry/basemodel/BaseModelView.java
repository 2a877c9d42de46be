// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.basemodel;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.TaskSupport;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

/**
 * A base model: a frozen language model that adapters can be trained over.
 *
 * @param id what recipes call it
 * @param digest over its canonical tensors
 * @param architecture the kind of network
 * @param parameters number of weights
 * @param layers transformer layers
 * @param hidden width of a row
 * @param vocabulary token ids
 * @param maxTokens the longest text it reads
 * @param pooling what stands for a text where the recipe says nothing
 * @param tasks what can be learnt over it
 */
@Schema(name = "BaseModel", description = "A base model: a frozen language model that adapters can be trained over.")
public record BaseModelView(
        @Schema(examples = "minilm-l6") String id,
        String digest,
        @Schema(examples = "bert") String architecture,
        @Schema(examples = "22713216") long parameters,
        @Schema(examples = "6") int layers,
        @Schema(examples = "384") int hidden,
        int vocabulary,
        @Schema(examples = "512") int maxTokens,
        Pooling pooling,
        List<TaskKind> tasks) {

    static BaseModelView of(BaseModelInfo model) {
        return new BaseModelView(
                model.id(),
                model.digest(),
                model.architecture(),
                model.parameters(),
                model.layers(),
                model.hidden(),
                model.vocabulary(),
                model.maxTokens(),
                model.defaultPooling(),
                Stream.of(TaskKind.values())
                        .filter(kind -> TaskSupport.has(model, kind))
                        .toList());
    }
}
