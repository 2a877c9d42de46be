// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sparseadapter.core.adapter.AdapterConfig;

/** The table of all kinds that the PEFT library has too. */
final class PeftForms {

    private static final List<PeftForm<?>> ALL = List.of(new PeftLoraForm(), new PeftIa3Form());

    private PeftForms() {}

    static List<PeftForm<?>> all() {
        return ALL;
    }

    /** The form of a configuration's kind, if PEFT has it. */
    @SuppressWarnings("unchecked") // The table is searched by the very type.
    static <C extends AdapterConfig> Optional<PeftForm<C>> of(C config) {
        return ALL.stream()
                .filter(form -> form.type() == config.getClass())
                .findFirst()
                .map(form -> (PeftForm<C>) form);
    }

    /** The form that a file says it has. */
    static PeftForm<?> of(PeftJson file) {
        return ALL.stream()
                .filter(form -> form.peftType().equals(file.peftType()))
                .findFirst()
                .orElseThrow(() -> file.wrong(
                        "peft_type",
                        ALL.stream().map(form -> '"' + form.peftType() + '"').collect(Collectors.joining(" or "))));
    }
}
