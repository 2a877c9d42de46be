// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.sparseadapter.core.dataset.DatasetException;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.prune.PruningException;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.train.TrainingException;
import org.sparseadapter.events.WorkFailed;
import org.sparseadapter.events.work.WorkItem;
import org.sparseadapter.kit.compute.BaseModelMismatchException;
import org.sparseadapter.kit.registry.BlobDamagedException;
import org.sparseadapter.kit.registry.BlobMissingException;
import org.sparseadapter.kit.registry.RegistryRefusedException;
import org.sparseadapter.kit.registry.RegistryUnavailableException;

/**
 * The failure of a piece of work. Bad input fails the same way every time; a failure of the machine or the network may pass,
 * and so may an unforeseen one: the registry bounds the attempts.
 *
 * @param reason a stable word for the kind of failure
 * @param message what a person should know
 * @param retryable whether another attempt may succeed
 */
public record Failure(String reason, String message, boolean retryable) {

    private static final int LONGEST_MESSAGE = 2000;

    /** Shortens a message that is too long to be read. */
    public Failure {
        if (message.length() > LONGEST_MESSAGE) {
            message = message.substring(0, LONGEST_MESSAGE) + "...";
        }
    }

    /** The failure that an exception means; the first known one in its chain of causes decides. */
    public static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Optional<Failure> known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return new Failure("unexpected", thrown.toString(), true);
    }

    /** As the event that the registry hears. */
    public WorkFailed event(WorkItem item) {
        return new WorkFailed(item.workId(), item.version(), item.stage(), item.attempt(), reason, message, retryable);
    }

    private static Optional<Failure> known(Throwable cause) {
        if (cause instanceof FieldException) {
            return lasting("recipe-invalid", cause);
        } else if (cause instanceof DatasetException) {
            return lasting("dataset-unreadable", cause);
        } else if (cause instanceof SafetensorsException) {
            return lasting("artifact-unreadable", cause);
        } else if (cause instanceof PruningException) {
            return lasting("pruning-failed", cause);
        } else if (cause instanceof TrainingException) {
            return lasting("training-diverged", cause);
        } else if (cause instanceof BaseModelMismatchException) {
            return lasting("base-model-mismatch", cause);
        } else if (cause instanceof BaseModelException) {
            return lasting("base-model-unusable", cause);
        } else if (cause instanceof BlobMissingException) {
            return lasting("blob-missing", cause);
        } else if (cause instanceof RegistryRefusedException) {
            return lasting("registry-refused", cause);
        } else if (cause instanceof RegistryUnavailableException) {
            return passing("registry-unavailable", cause);
        } else if (cause instanceof BlobDamagedException) {
            return passing("blob-damaged", cause);
        } else if (cause instanceof IOException || cause instanceof UncheckedIOException) {
            return passing("io", cause);
        } else if (cause instanceof EngineException) {
            return passing("engine", cause);
        } else if (cause instanceof OutOfMemoryError) {
            return passing("out-of-memory", cause);
        } else if (cause instanceof IllegalArgumentException) {
            // How the learning library says that recipe, data and base model do not fit each other.
            return lasting("input-mismatch", cause);
        }
        return Optional.empty();
    }

    private static Optional<Failure> lasting(String reason, Throwable cause) {
        return Optional.of(new Failure(reason, message(cause), false));
    }

    private static Optional<Failure> passing(String reason, Throwable cause) {
        return Optional.of(new Failure(reason, message(cause), true));
    }

    private static String message(Throwable cause) {
        return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
    }
}
