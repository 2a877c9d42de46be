// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.TaskSamples;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.json.Fields;

class TaskKindTest {

    static Stream<Class<?>> settings() {
        return Stream.of(TaskSettings.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyRecordOfSettingsBelongsToAKind(Class<?> settings) {
        assertThat(TaskKind.values())
                .as("a kind with settings like %s", settings.getSimpleName())
                .anyMatch(kind -> settings.isInstance(kind.form().defaults()));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsWord(TaskKind kind) {
        assertThat(TaskKind.ofWord(kind.word())).contains(kind);
        assertThat(TaskKind.words()).contains(kind.word());
    }

    @ParameterizedTest
    @EnumSource
    void settingsAreReadAsTheyAreWritten(TaskKind kind) {
        SettingsForm form = kind.form();
        TaskSettings sample = TaskSamples.settings(kind);
        assertThat(form.fits(sample)).isTrue();
        assertThat(sample).isNotEqualTo(form.defaults());
        ObjectNode all = object();
        sample.write(all);
        assertThat(all.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(form.fields());
        assertThat(form.read(Fields.open(all, ""))).isEqualTo(sample);
        assertThat(form.read(Fields.open(object(), ""))).isEqualTo(form.defaults());
    }

    @ParameterizedTest
    @EnumSource
    void whatAnArtifactLeavesOutIsTheDefault(TaskKind kind) {
        SettingsForm form = kind.form();
        ObjectNode usual = object();
        form.writeWithoutImplied(form.defaults(), usual);
        assertThat(usual.fieldNames()).toIterable().noneMatch(form.implied()::contains);
        assertThat(form.readComplete(Fields.open(usual, ""))).isEqualTo(form.defaults());
        ObjectNode other = object();
        form.writeWithoutImplied(TaskSamples.settings(kind), other);
        assertThat(form.readComplete(Fields.open(other, ""))).isEqualTo(TaskSamples.settings(kind));
        usual.fieldNames().forEachRemaining(name -> {
            ObjectNode lacking = usual.deepCopy();
            lacking.remove(name);
            assertThatThrownBy(() -> form.readComplete(Fields.open(lacking, "")))
                    .isInstanceOf(FieldException.class)
                    .hasMessage(name + ": missing");
        });
    }

    @Test
    void aHeadThatAnswersHasALayer() {
        for (TaskKind kind : TaskKind.values()) {
            assertThat(kind.form().defaults().headLayers() > 0).as(kind.word()).isEqualTo(!kind.writes());
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
