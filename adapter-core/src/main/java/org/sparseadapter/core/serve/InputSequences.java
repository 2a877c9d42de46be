// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.plm.ContextWindow;
import org.sparseadapter.core.plm.Encoded;
import org.sparseadapter.core.task.AnswerSettings;
import org.sparseadapter.core.task.MultiLabelSettings;
import org.sparseadapter.core.task.TaskInput;

/** Cuts an input into what the model reads at a time: one sequence, or windows over a long context. */
final class InputSequences {

    private InputSequences() {}

    /** The sequences of one input of a request. */
    static List<QueuedSequence> of(PendingRequest request, int index, PredictionInput input) {
        HeadConfig head = request.adapter().compact().head();
        return switch (head.kind()) {
            case CLASSIFICATION ->
                single(
                        request,
                        index,
                        input,
                        truncated ->
                                SequenceReply.ofLogits(logits -> LabelPrediction.of(head.labels(), logits, truncated)));
            case MULTI_LABEL ->
                single(
                        request,
                        index,
                        input,
                        truncated -> SequenceReply.ofLogits(logits -> MultiLabelPrediction.of(
                                head.labels(), logits, (MultiLabelSettings) head.settings(), truncated)));
            case REGRESSION ->
                single(
                        request,
                        index,
                        input,
                        truncated -> SequenceReply.ofLogits(output -> ValuePrediction.of(output, truncated)));
            case SEQUENCE_TO_SEQUENCE -> single(request, index, input, SequenceReply::ofText);
            case QUESTION_ANSWERING -> windows(request, index, input, (AnswerSettings) head.settings());
        };
    }

    /** The shortest input of a form, to try an adapter with. */
    static PredictionInput shortest(TaskInput form) {
        return switch (form) {
            case TEXT -> new PredictionInput("a", Optional.empty());
            case QUESTION -> new PredictionInput("a", Optional.of("a"));
        };
    }

    /** @param reply what becomes of the output, by whether the input was cut */
    private static List<QueuedSequence> single(
            PendingRequest request, int index, PredictionInput input, Function<Boolean, SequenceReply> reply) {
        Encoded tokens = request.adapter()
                .base()
                .tokenizer()
                .encode(
                        input.text(),
                        input.pair(),
                        request.adapter().compact().head().maxTokens());
        return List.of(new QueuedSequence(request, index, tokens, reply.apply(tokens.truncated())));
    }

    private static List<QueuedSequence> windows(
            PendingRequest request, int index, PredictionInput input, AnswerSettings answers) {
        String context = input.pair()
                .orElseThrow(() -> new IllegalArgumentException("a question needs a context to be answered from"));
        List<ContextWindow> windows;
        try {
            windows = request.adapter()
                    .base()
                    .tokenizer()
                    .windows(
                            input.text(),
                            context,
                            request.adapter().compact().head().maxTokens(),
                            answers.stride());
        } catch (IllegalArgumentException e) {
            throw new UnreadableInputException(index, e.getMessage());
        }
        AnswerCollector collector = new AnswerCollector(context, windows.size(), answers.maxAnswer());
        return windows.stream()
                .map(window -> new QueuedSequence(request, index, window.tokens(), collector.window(window)))
                .toList();
    }
}
