// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.predict;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sparseadapter.core.serve.PredictionInput;
import org.sparseadapter.core.task.TaskInput;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.inference.InferenceConfig;
import org.sparseadapter.kit.problem.Fault;
import org.sparseadapter.kit.problem.InvalidInputException;

/** The check of prediction inputs: passes only texts that can be turned into tokens, and names every field that cannot. */
@ApplicationScoped
class PredictInputs {

    private static final int FAULTS_NAMED = 20;

    private final InferenceConfig.Request limits;

    PredictInputs(InferenceConfig config) {
        this.limits = config.request();
    }

    /**
     * The inputs of a request.
     *
     * @throws InvalidInputException if one is missing, empty, too long or no text
     */
    List<PredictRequest.Input> of(Optional<PredictRequest> request) {
        List<PredictRequest.Input> inputs = request.flatMap(body -> Optional.ofNullable(body.inputs()))
                .orElseThrow(() -> new InvalidInputException("inputs", "expected a list of inputs, found none"));
        if (inputs.isEmpty() || inputs.size() > limits.inputs()) {
            throw new InvalidInputException(
                    "inputs", "expected 1 to " + limits.inputs() + " inputs, found " + inputs.size());
        }
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < inputs.size() && faults.size() < FAULTS_NAMED; i++) {
            check("inputs[" + i + "]", Optional.ofNullable(inputs.get(i)), faults);
        }
        refuse(faults);
        return inputs;
    }

    /**
     * The inputs in the form that a task takes.
     *
     * @param inputs what {@link #of} let through
     * @throws InvalidInputException if one has the form of another task
     */
    static List<PredictionInput> forTask(TaskKind task, List<PredictRequest.Input> inputs) {
        boolean questions = task.input() == TaskInput.QUESTION;
        List<Fault> faults = new ArrayList<>();
        List<PredictionInput> good = new ArrayList<>();
        for (int i = 0; i < inputs.size() && faults.size() < FAULTS_NAMED; i++) {
            PredictRequest.Input input = inputs.get(i);
            if (input.asks() != questions) {
                faults.add(Fault.ofField(
                        "inputs[" + i + "]." + (questions ? "question" : "text"),
                        "expected " + (questions ? "a question with its context" : "a text")
                                + ", since the adapter does " + task.word() + ", found "
                                + (questions ? "a text" : "a question")));
            } else {
                good.add(
                        questions
                                ? new PredictionInput(input.question().orElseThrow(), input.context())
                                : new PredictionInput(input.text().orElseThrow(), input.pair()));
            }
        }
        refuse(faults);
        return good;
    }

    private void check(String path, Optional<PredictRequest.Input> input, List<Fault> faults) {
        if (input.isPresent() && input.get().asks()) {
            PredictRequest.Input asked = input.get();
            demand(path + ".question", asked.question(), faults);
            demand(path + ".context", asked.context(), faults);
            refuseBeside(path + ".text", asked.text(), faults);
            refuseBeside(path + ".pair", asked.pair(), faults);
        } else {
            demand(path + ".text", input.flatMap(PredictRequest.Input::text), faults);
            input.flatMap(PredictRequest.Input::pair).ifPresent(pair -> check(path + ".pair", pair, faults));
        }
    }

    private void demand(String field, Optional<String> text, List<Fault> faults) {
        text.ifPresentOrElse(
                found -> check(field, found, faults),
                () -> faults.add(Fault.ofField(field, "expected a text, found none")));
    }

    private static void refuseBeside(String field, Optional<String> text, List<Fault> faults) {
        text.ifPresent(found -> faults.add(Fault.ofField(field, "expected none beside a question")));
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidInputException(sentence(faults), faults);
        }
    }

    private void check(String field, String text, List<Fault> faults) {
        if (text.length() > limits.textLength()) {
            faults.add(Fault.ofField(
                    field, "expected at most " + limits.textLength() + " characters, found " + text.length()));
        } else if (text.isBlank()) {
            faults.add(Fault.ofField(field, "expected something to read, found only space"));
        } else if (hasLoneSurrogate(text)) {
            faults.add(Fault.ofField(field, "expected Unicode text, found half of a surrogate pair"));
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        // A code point in the range of the surrogates is one that found no partner.
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static String sentence(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.field().orElse("") + ": " + fault.problem())
                .collect(Collectors.joining("; "));
    }
}
