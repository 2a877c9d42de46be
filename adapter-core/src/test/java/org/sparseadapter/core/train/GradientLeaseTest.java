// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GradientLeaseTest {

    @Test
    void aSecondHolderWaitsForTheFirst() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        CountDownLatch asking = new CountDownLatch(1);
        try {
            Future<String> second;
            GradientLease first = GradientLease.take();
            try {
                second = other.submit(() -> {
                    asking.countDown();
                    GradientLease.take().close();
                    return "had its turn";
                });
                assertThat(asking.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(second.isDone()).isFalse();
            } finally {
                first.close();
            }
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("had its turn");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void oneThreadCannotHoldTwo() {
        GradientLease first = GradientLease.take();
        try {
            assertThatThrownBy(GradientLease::take).isInstanceOf(IllegalStateException.class);
        } finally {
            first.close();
        }
    }
}
