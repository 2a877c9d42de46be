// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sparseadapter.events.Stage;

/** Keys as release 0.1 had them: replicas of two releases must exclude each other. */
class LockKeysTest {

    @Test
    void keysOfSingleLocksStayWhatTheyWere() {
        assertThat(SingleLock.OUTBOX_RELAY.key()).isEqualTo(0x6f7574626f78L);
        for (Stage stage : Stage.values()) {
            assertThat(SingleLock.claimOf(stage).key()).isEqualTo(0x636c61696dL + stage.ordinal());
        }
    }

    @Test
    void namesOfNamedLocksStayWhatTheyWere() {
        assertThat(NamedLock.TENANT_BLOBS.key("acme")).isEqualTo("blobs of acme");
        assertThat(NamedLock.DATASET.key("acme/mail")).isEqualTo("dataset acme/mail");
    }

    @Test
    void noTwoLocksShareAKey() {
        assertThat(Arrays.stream(SingleLock.values()).map(SingleLock::key)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(NamedLock.values()).map(lock -> lock.key(""))).doesNotHaveDuplicates();
    }
}
