// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.adapterhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.AdapterKind;
import org.sparseadapter.core.adapter.AdapterKinds;
import org.sparseadapter.core.adapter.ExchangeFormat;

class HubFormTest {

    @Test
    void everyKindThatSaysSoHasAForm() {
        List<Class<?>> said = AdapterKinds.all().stream()
                .filter(kind -> kind.formats().contains(ExchangeFormat.ADAPTERHUB))
                .<Class<?>>map(AdapterKind::type)
                .toList();
        assertThat(HubForm.all().stream().<Class<?>>map(HubForm::type))
                .as("forms of the AdapterHub library, as many as kinds that say so")
                .containsExactlyInAnyOrderElementsOf(said);
    }
}
