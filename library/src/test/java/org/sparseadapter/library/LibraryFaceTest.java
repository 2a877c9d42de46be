// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterKind;
import org.sparseadapter.core.adapter.AdapterKinds;
import org.sparseadapter.core.serve.Prediction;

/** What a user of the library sees: no type of the engine or of the JSON library, and few of the core's. */
class LibraryFaceTest {

    private static final String CORE = "org.sparseadapter.core.";
    private static final String OWN = "org.sparseadapter.library.";

    /** The core's types in the face's signatures. A new one is a decision: write it here when it is a value to users. */
    private static final Set<String> CORE_TYPES = Set.of(
            "adapter.AdapterConfig",
            "adapter.Fusion",
            "adapter.HeadOnly",
            "adapter.Houlsby",
            "adapter.Ia3",
            "adapter.Lora",
            "adapter.Mam",
            "adapter.MatrixDensity",
            "adapter.Pfeiffer",
            "artifact.ImportOptions",
            "dataset.Example",
            "plm.BaseModelInfo",
            "prune.PruningConfig",
            "prune.PruningMethod",
            "recipe.Recipe",
            "recipe.TrainConfig",
            "serve.AnswerPrediction",
            "serve.LabelPrediction",
            "serve.MultiLabelPrediction",
            "serve.Prediction",
            "serve.PredictionInput",
            "serve.ServingSettings",
            "serve.TextPrediction",
            "serve.ValuePrediction",
            "task.Pooling",
            "task.TaskConfig",
            "task.TaskKind",
            "train.SplitReport",
            "train.TrainingListener");

    @Test
    void noTypeOfTheEngineOrOfJsonStandsInASignature() {
        var foreign = new TreeMap<String, Set<String>>();
        for (Class<?> type : PublicSignatures.publicTypes(PretrainedModel.class)) {
            Set<String> others = PublicSignatures.mentioned(type).stream()
                    .filter(name -> name.contains(".") && !name.startsWith("java."))
                    .filter(name -> !name.startsWith(CORE) && !name.startsWith(OWN))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!others.isEmpty()) {
                foreign.put(type.getSimpleName(), others);
            }
        }
        assertThat(foreign).isEmpty();
    }

    @Test
    void theCoresTypesInSignaturesAreChosen() {
        Set<String> found = PublicSignatures.publicTypes(PretrainedModel.class).stream()
                .flatMap(type -> PublicSignatures.mentioned(type).stream())
                .filter(name -> name.startsWith(CORE))
                .map(name -> name.substring(CORE.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).containsExactlyInAnyOrderElementsOf(CORE_TYPES);
    }

    @Test
    void ofTheseOnlyTheKindsOfAdapterKnowTheEngine() throws ClassNotFoundException {
        Set<String> knowing = new TreeSet<>();
        for (String name : CORE_TYPES) {
            Class<?> type = Class.forName(CORE + name);
            if (!AdapterConfig.class.isAssignableFrom(type)
                    && PublicSignatures.mentioned(type).stream()
                            .anyMatch(mentioned ->
                                    mentioned.startsWith("ai.djl.") || mentioned.startsWith("com.fasterxml."))) {
                knowing.add(name);
            }
        }
        assertThat(knowing).isEmpty();
    }

    @Test
    void everyKindOfAdapterHasAFactory() {
        Set<Class<?>> made = Arrays.stream(Adapters.class.getDeclaredMethods())
                .<Class<?>>map(Method::getReturnType)
                .collect(Collectors.toSet());
        List<String> without = AdapterKinds.all().stream()
                .filter(kind -> !made.contains(kind.type()))
                .map(AdapterKind::word)
                .toList();
        assertThat(without).as("kinds without a factory in library.Adapters").isEmpty();
    }

    @Test
    void everyFormOfAPredictionHasAMethod() {
        Set<Class<?>> given = Arrays.stream(TrainedAdapter.class.getMethods())
                .<Class<?>>map(Method::getReturnType)
                .collect(Collectors.toSet());
        assertThat(given).containsAll(kinds(Prediction.class));
    }

    private static Set<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> kinds(permitted).stream())
                        .collect(Collectors.toSet())
                : Set.of(type);
    }

    @Test
    void everythingPublicIsFinalOrAValue() {
        assertThat(PublicSignatures.publicTypes(PretrainedModel.class))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.getModifiers())
                        .as(type.getSimpleName())
                        .satisfies(modifiers ->
                                assertThat(Modifier.isFinal(modifiers)).isTrue()));
    }
}
