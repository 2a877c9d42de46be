// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.AdapterKind;
import org.sparseadapter.core.adapter.AdapterKinds;
import org.sparseadapter.core.adapter.ExchangeFormat;

class PeftFormsTest {

    @Test
    void everyKindThatSaysSoHasAForm() {
        List<Class<?>> said = AdapterKinds.all().stream()
                .filter(kind -> kind.formats().contains(ExchangeFormat.PEFT))
                .<Class<?>>map(AdapterKind::type)
                .toList();
        assertThat(PeftForms.all().stream().<Class<?>>map(PeftForm::type))
                .as("forms of the PEFT library, as many as kinds that say so")
                .containsExactlyInAnyOrderElementsOf(said);
    }

    @Test
    void everyFormHasAWordOfItsOwn() {
        assertThat(PeftForms.all()).extracting(PeftForm::peftType).doesNotHaveDuplicates();
    }
}
