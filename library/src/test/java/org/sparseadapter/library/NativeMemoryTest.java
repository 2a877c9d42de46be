// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every array is native memory, and what a call makes is gone after it. */
class NativeMemoryTest {

    private static final Dataset DATA = TinyModels.toy();

    @TempDir
    Path folder;

    @Test
    void callsLeaveNothingInTheEngine() {
        try (PretrainedModel model = PretrainedModel.load(TinyModels.bert(folder))) {
            TrainedAdapter adapter = once(model, 0);
            int arrays = arrays(model);
            long bytes = model.adapterBytes();
            assertThat(bytes).isPositive();
            for (int i = 0; i < 20; i++) {
                once(model, 0);
                adapter.predict("w7 w8");
                adapter.evaluate(DATA);
            }
            // Equal recipes give equal adapters, which share one dense form.
            assertThat(arrays(model)).isEqualTo(arrays);
            assertThat(model.adapterBytes()).isEqualTo(bytes);

            once(model, 1);
            assertThat(model.adapterBytes()).isEqualTo(2 * bytes);
        }
    }

    @Test
    void closingFreesModelAndAdapters() {
        PretrainedModel model = PretrainedModel.load(TinyModels.bert(folder));
        once(model, 0);
        assertThat(arrays(model)).isPositive();
        model.close();
        assertThat(model.adapterBytes()).isZero();
        assertThat(model.base().manager().isOpen()).isFalse();
    }

    @Test
    void aServerFreesItsOwn() {
        try (PretrainedModel model = PretrainedModel.load(TinyModels.bert(folder))) {
            TrainedAdapter adapter = once(model, 0);
            int arrays = arrays(model);
            try (AdapterServer server = AdapterServer.start()) {
                server.deploy("acme", "toy", adapter);
                server.predict("acme", "toy", "w7").join();
                assertThat(arrays(model)).isGreaterThan(arrays);
            }
            assertThat(arrays(model)).isEqualTo(arrays);
        }
    }

    private static TrainedAdapter once(PretrainedModel model, long seed) {
        TrainedAdapter adapter = model.train(
                RecipeBuilder.of(model, DATA, Adapters.lora(2))
                        .epochs(1)
                        .seed(seed)
                        .build(),
                DATA);
        model.predictMixed(List.of(AdapterInput.of(adapter, "w7")));
        return adapter;
    }

    private static int arrays(PretrainedModel model) {
        return model.base().manager().getManagedArrays().size();
    }
}
