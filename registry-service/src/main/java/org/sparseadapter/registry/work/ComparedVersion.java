// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.work;

import java.util.Optional;
import org.sparseadapter.events.work.LiveArtifact;
import org.sparseadapter.registry.version.Version;

/** The served version that has to be evaluated beside a new one. */
public interface ComparedVersion {

    /** The version that the new one's gate compares it with; empty where the gate does not ask or nothing is served. */
    Optional<LiveArtifact> servedBeside(Version version);
}
