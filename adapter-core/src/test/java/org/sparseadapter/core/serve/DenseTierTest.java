// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DenseTierTest {

    private static final class Dense {
        private final AtomicBoolean closed = new AtomicBoolean();
    }

    private static class Fixed implements Expansion<String, Dense> {
        private final AtomicInteger made = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();

        @Override
        public Dense expand(String key) {
            made.incrementAndGet();
            return new Dense();
        }

        @Override
        public long bytes(Dense value) {
            return 10;
        }

        @Override
        public void close(Dense value) {
            assertThat(value.closed.compareAndSet(false, true)).isTrue();
            closed.incrementAndGet();
        }
    }

    @Test
    void keepsTheMostRecentlyUsedWithinTheBound() {
        Fixed fixed = new Fixed();
        DenseTier<String, Dense> tier = new DenseTier<>(20, fixed);
        for (String key : List.of("a", "b", "a", "c", "a")) {
            tier.acquire(key).close();
        }

        assertThat(tier.bytes()).isEqualTo(20);
        assertThat(tier.entries()).isEqualTo(2);
        assertThat(tier.hits()).isEqualTo(2);
        assertThat(tier.misses()).isEqualTo(3);
        tier.acquire("b").close();
        assertThat(fixed.made).hasValue(4);
    }

    @Test
    void neverClosesWhatIsInUse() {
        Fixed fixed = new Fixed();
        DenseTier<String, Dense> tier = new DenseTier<>(0, fixed);
        DenseLease<Dense> first = tier.acquire("a");
        DenseLease<Dense> second = tier.acquire("a");
        first.close();
        first.close();
        assertThat(second.value().closed).isFalse();
        tier.close();
        assertThat(second.value().closed).isFalse();

        second.close();

        assertThat(second.value().closed).isTrue();
        assertThat(tier.bytes()).isZero();
        assertThatThrownBy(() -> tier.acquire("a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFailedExpansionIsTriedAgain() {
        AtomicBoolean broken = new AtomicBoolean(true);
        DenseTier<String, Dense> tier = new DenseTier<>(100, new Fixed() {
            @Override
            public Dense expand(String key) {
                if (broken.get()) {
                    throw new IllegalArgumentException("broken");
                }
                return super.expand(key);
            }
        });
        assertThatThrownBy(() -> tier.acquire("a")).hasMessage("broken");
        broken.set(false);

        tier.acquire("a").close();

        assertThat(tier.entries()).isEqualTo(1);
    }

    @Test
    void manyThreadsSeeOpenFormsOnly() throws Exception {
        Fixed fixed = new Fixed();
        DenseTier<String, Dense> tier = new DenseTier<>(30, fixed);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            Random random = new Random(thread);
            running.add(threads.submit(() -> {
                start.await();
                for (int i = 0; i < 5_000; i++) {
                    try (DenseLease<Dense> lease = tier.acquire("k" + random.nextInt(8))) {
                        assertThat(lease.value().closed).isFalse();
                    }
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> each : running) {
            each.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(tier.bytes()).isLessThanOrEqualTo(30);
        tier.close();
        assertThat(fixed.closed).hasValue(fixed.made.get());
    }
}
