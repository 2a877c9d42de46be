// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a worker under test a {@link StubRegistry} to work for, and the test the same to play with. */
public final class StubRegistryResource implements QuarkusTestResourceLifecycleManager {

    private StubRegistry stub;

    @Override
    public Map<String, String> start() {
        stub = StubRegistry.start();
        return Map.of("sparse-adapter.registry-url", stub.url().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(stub, new TestInjector.MatchesType(StubRegistry.class));
    }

    @Override
    public void stop() {
        stub.close();
    }
}
