// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.List;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.plm.ContextWindow;
import org.sparseadapter.core.plm.Encoded;
import org.sparseadapter.core.plm.TextTokenizer;
import org.sparseadapter.core.task.AnswerSettings;

/** Cuts an input into what the model reads at a time: one sequence, or windows over a long context. */
final class InputSequences {

    private InputSequences() {}

    /** The sequences of one input of a request. */
    static List<QueuedSequence> of(PendingRequest request, int index, PredictionInput input) {
        TextTokenizer tokenizer = request.adapter().base().tokenizer();
        HeadConfig head = request.adapter().compact().head();
        if (head.settings() instanceof AnswerSettings answers) {
            String context = input.pair()
                    .orElseThrow(() -> new IllegalArgumentException("a question needs a context to be answered from"));
            List<ContextWindow> windows;
            try {
                windows = tokenizer.windows(input.text(), context, head.maxTokens(), answers.stride());
            } catch (IllegalArgumentException e) {
                throw new UnreadableInputException(index, e.getMessage());
            }
            AnswerCollector collector = new AnswerCollector(context, windows.size(), answers.maxAnswer());
            return windows.stream()
                    .map(window -> new QueuedSequence(request, index, window.tokens(), collector.window(window)))
                    .toList();
        }
        Encoded tokens = tokenizer.encode(input.text(), input.pair(), head.maxTokens());
        return List.of(new QueuedSequence(request, index, tokens, reply(head, tokens.truncated())));
    }

    private static SequenceReply reply(HeadConfig head, boolean truncated) {
        return switch (head.kind()) {
            case CLASSIFICATION ->
                SequenceReply.ofLogits(logits -> LabelPrediction.of(head.labels(), logits, truncated));
            case REGRESSION -> SequenceReply.ofLogits(output -> ValuePrediction.of(output, truncated));
            case SEQUENCE_TO_SEQUENCE -> SequenceReply.ofText(truncated);
            case QUESTION_ANSWERING -> throw new IllegalStateException("questions are read by windows");
        };
    }
}
