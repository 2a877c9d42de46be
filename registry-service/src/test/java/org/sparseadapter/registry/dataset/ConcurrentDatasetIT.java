// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.trainer;
import static org.sparseadapter.registry.Datasets.TSV;
import static org.sparseadapter.registry.Datasets.make;
import static org.sparseadapter.registry.Datasets.seal;
import static org.sparseadapter.registry.Datasets.upload;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConcurrentDatasetIT {
    private static final int ROUNDS = 12;

    @Test
    void uploadsSealsAndDeletionsOfOneNameNeverWaitForEachOther() throws Exception {
        String tenant = newTenant();
        make(tenant, "intents");
        List<Callable<Integer>> calls = List.of(
                () -> upload(tenant, "intents", "train", fresh()).extract().statusCode(),
                () -> upload(tenant, "intents", "dev", fresh()).extract().statusCode(),
                () -> seal(tenant, "intents").extract().statusCode(),
                () -> trainer(tenant).delete("/v1/datasets/intents").statusCode());
        CyclicBarrier together = new CyclicBarrier(calls.size());
        ExecutorService callers = Executors.newFixedThreadPool(calls.size());
        try {
            for (int round = 0; round < ROUNDS; round++) {
                List<Future<Integer>> answers = calls.stream()
                        .map(call -> callers.submit(() -> {
                            together.await();
                            return call.call();
                        }))
                        .toList();
                for (Future<Integer> answer : answers) {
                    assertThat(answer.get()).isIn(200, 201, 204, 404, 422);
                }
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static String fresh() {
        return TSV + "hello " + System.nanoTime() + "\tgreeting\n";
    }
}
