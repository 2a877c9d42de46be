// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.kit.compute.BaseModelMismatchException;
import org.sparseadapter.kit.registry.BlobDamagedException;
import org.sparseadapter.kit.registry.BlobMissingException;
import org.sparseadapter.kit.registry.RegistryRefusedException;
import org.sparseadapter.kit.registry.RegistryUnavailableException;

class FailureTest {

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(new FieldException("seed", "expected a number"), "recipe-invalid", false),
                Arguments.of(new ArtifactException("ends early"), "artifact-unreadable", false),
                Arguments.of(new SafetensorsException("a pickle"), "artifact-unreadable", false),
                Arguments.of(new BaseModelException("no such model"), "base-model-unusable", false),
                Arguments.of(new BaseModelMismatchException("m", "a", "b"), "base-model-mismatch", false),
                Arguments.of(new BlobMissingException("t", "d"), "blob-missing", false),
                Arguments.of(new RegistryRefusedException(422, "no"), "registry-refused", false),
                Arguments.of(new IllegalArgumentException("labels differ"), "input-mismatch", false),
                Arguments.of(new BlobDamagedException("a", "b"), "blob-damaged", true),
                Arguments.of(new RegistryUnavailableException("away"), "registry-unavailable", true),
                Arguments.of(new EngineException("lost"), "engine", true),
                Arguments.of(new OutOfMemoryError(), "out-of-memory", true),
                Arguments.of(new IllegalStateException("hm"), "unexpected", true),
                Arguments.of(new IllegalStateException(new IOException("disk")), "io", true));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void tellsWhatLastsFromWhatPasses(Throwable thrown, String reason, boolean retryable) {
        Failure failure = Failure.of(thrown);

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.message()).isNotBlank();
    }

    @Test
    void shortensWhatNobodyWouldReadToItsEnd() {
        assertThat(Failure.of(new ArtifactException("x".repeat(100_000))).message())
                .hasSizeLessThan(2100);
    }
}
