// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.dataset.AnswerSpan;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.QuestionExample;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.ContextWindow;
import org.sparseadapter.core.task.AnswerSettings;

/**
 * Questions over their contexts; a row is one window over a context.
 *
 * @param examples the questions
 * @param windows all windows of the first question, then those of the second, and so on
 * @param owners the question of each window
 */
record QuestionRows(List<QuestionExample> examples, List<ContextWindow> windows, List<Integer> owners)
        implements TaskRows {

    QuestionRows {
        examples = List.copyOf(examples);
        windows = List.copyOf(windows);
        owners = List.copyOf(owners);
    }

    static QuestionRows of(BaseModel base, HeadConfig head, List<Example> examples) {
        List<QuestionExample> rows = TaskRows.all(examples, QuestionExample.class);
        AnswerSettings settings = (AnswerSettings) head.settings();
        List<ContextWindow> windows = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int question = 0; question < rows.size(); question++) {
            QuestionExample row = rows.get(question);
            for (ContextWindow window :
                    base.tokenizer().windows(row.question(), row.context(), head.maxTokens(), settings.stride())) {
                windows.add(window);
                owners.add(question);
            }
        }
        return new QuestionRows(rows, windows, owners);
    }

    @Override
    public int[] lengths() {
        return windows.stream().mapToInt(window -> window.tokens().length()).toArray();
    }

    /** The first and the last token of a window's answer: that of the first right one, or the window's first token. */
    int[] truth(int row) {
        AnswerSpan answer = examples.get(owners.get(row)).answers().get(0);
        return windows.get(row).tokensOf(answer.start(), answer.end());
    }

    @Override
    public Learner bind(BaseModel base, AdapterModule module, TrunkReuse use) {
        TokenisedSplit tokens =
                new TokenisedSplit(windows.stream().map(ContextWindow::tokens).toList());
        return new QuestionLearner(this, module, Trunk.of(use, base, module, tokens));
    }
}
