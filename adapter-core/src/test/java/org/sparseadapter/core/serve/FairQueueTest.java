// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FairQueueTest {

    private record Item(String tenant, int number, int tokens) {}

    private static FairQueue<Item> queue(int total, int perTenant) {
        return new FairQueue<>(new QueueLimits(total, perTenant), Item::tokens);
    }

    private static List<Item> items(String tenant, int count, int tokens) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new Item(tenant, i, tokens));
        }
        return items;
    }

    @Test
    void aSingleItemIsNotBehindAFlood() throws InterruptedException {
        FairQueue<Item> queue = queue(2000, 1500);
        queue.offer("flood", items("flood", 1000, 16));
        queue.offer("small", items("small", 1, 16));

        List<Item> batch = queue.take(256, Duration.ZERO);

        assertThat(batch).anyMatch(item -> item.tenant().equals("small"));
        assertThat(batch.stream().mapToInt(Item::tokens).sum()).isLessThanOrEqualTo(256);
    }

    @Test
    void longTextsGetNoMoreTokensThroughThanShortOnes() throws InterruptedException {
        FairQueue<Item> queue = queue(2000, 1000);
        queue.offer("long", items("long", 200, 128));
        queue.offer("short", items("short", 1000, 8));

        Map<String, Integer> tokens = new TreeMap<>();
        for (int batch = 0; batch < 10; batch++) {
            queue.take(512, Duration.ZERO).forEach(item -> tokens.merge(item.tenant(), item.tokens(), Integer::sum));
        }

        assertThat(tokens.get("short")).isBetween(tokens.get("long") - 256, tokens.get("long") + 256);
    }

    @Test
    void refusesByNameOfTheLimitAndQueuesNothing() {
        FairQueue<Item> queue = queue(10, 6);
        queue.offer("a", items("a", 6, 1));

        assertThatThrownBy(() -> queue.offer("a", items("a", 1, 1)))
                .isInstanceOfSatisfying(
                        QueueFullException.class, e -> assertThat(e.limit()).isEqualTo("tenant-queue"));
        assertThatThrownBy(() -> queue.offer("b", items("b", 5, 1)))
                .isInstanceOfSatisfying(
                        QueueFullException.class, e -> assertThat(e.limit()).isEqualTo("queue"));
        assertThat(queue.size()).isEqualTo(6);
    }

    @Test
    void anItemLargerThanTheBudgetTravelsAlone() throws InterruptedException {
        FairQueue<Item> queue = queue(10, 10);
        queue.offer("a", items("a", 2, 500));

        assertThat(queue.take(100, Duration.ZERO)).hasSize(1);
        assertThat(queue.take(100, Duration.ZERO)).hasSize(1);
    }

    @Test
    void aClosedQueueIsDrainedAndThenEmpty() throws InterruptedException {
        FairQueue<Item> queue = queue(10, 10);
        queue.offer("a", items("a", 1, 1));
        queue.close();

        assertThat(queue.take(10, Duration.ofHours(1))).hasSize(1);
        assertThat(queue.take(10, Duration.ofHours(1))).isEmpty();
        assertThatThrownBy(() -> queue.offer("a", items("a", 1, 1))).isInstanceOf(IllegalStateException.class);
    }

    @Property(tries = 200)
    void everyItemComesOutOnceAndInOrderOfItsTenant(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 4) Integer> tenants,
            @ForAll @IntRange(min = 1, max = 300) int tokens,
            @ForAll @IntRange(min = 1, max = 600) int budget)
            throws InterruptedException {
        FairQueue<Item> queue = queue(100, 100);
        for (int i = 0; i < tenants.size(); i++) {
            String tenant = "t" + tenants.get(i);
            queue.offer(tenant, Collections.singletonList(new Item(tenant, i, 1 + (tokens * (i + 1)) % 300)));
        }

        Map<String, List<Integer>> seen = new TreeMap<>();
        int count = 0;
        while (queue.size() > 0) {
            List<Item> batch = queue.take(budget, Duration.ZERO);
            assertThat(batch).isNotEmpty();
            count += batch.size();
            batch.forEach(item ->
                    seen.computeIfAbsent(item.tenant(), t -> new ArrayList<>()).add(item.number()));
        }

        assertThat(count).isEqualTo(tenants.size());
        assertThat(seen.values()).allSatisfy(numbers -> assertThat(numbers).isSorted());
    }
}
