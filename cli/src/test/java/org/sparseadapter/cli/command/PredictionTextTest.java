// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.lab.console.CommandFailedException;

class PredictionTextTest {

    /** What the inference service answers, and how a person reads it. */
    private record Sample(String answer, String text) {}

    private static Sample sample(TaskKind kind) {
        return switch (kind) {
            case CLASSIFICATION ->
                new Sample(
                        "{'label':'spam','scores':{'ham':0.25,'spam':0.75},'truncated':false}",
                        "spam                     0.750  asked");
            case MULTI_LABEL ->
                new Sample(
                        "{'labels':['rain','cold'],'scores':{'cold':0.625,'dry':0.125,'rain':0.75},'truncated':false}",
                        "rain 0.750, cold 0.625    asked");
            case REGRESSION -> new Sample("{'value':1.5,'truncated':true}", "1.500  asked  (truncated)");
            case QUESTION_ANSWERING ->
                new Sample(
                        "{'answer':{'text':'Oslo','start':12,'end':16,'score':0.5},'truncated':false}",
                        "Oslo                     0.500 [12, 16)  asked");
            case SEQUENCE_TO_SEQUENCE -> new Sample("{'text':'It rains.','truncated':false}", "It rains.  <-  asked");
        };
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfAnswerHasItsText(TaskKind kind) throws JsonProcessingException {
        assertThat(PredictionText.of(json(sample(kind).answer()), "asked"))
                .isEqualTo(sample(kind).text());
    }

    @Test
    void noLabelIsAnAnswerToo() throws JsonProcessingException {
        assertThat(PredictionText.of(json("{'labels':[],'scores':{'a':0.25},'truncated':false}"), "asked"))
                .startsWith("-  ");
    }

    @Test
    void anAnswerOfALaterVersionIsRefused() {
        assertThatThrownBy(() -> PredictionText.of(json("{'sound':'a','truncated':false}"), "asked"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("sound");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
