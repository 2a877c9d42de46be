// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordNetGlossesTest {
    @Test
    void aLineGivesClassFamilyAndDefinitionWithoutExamples() {
        String line = "00002684 03 n 02 physical_object 0 object 1 001 @ 00001740 n 0000"
                + " | a tangible and visible entity; an entity; \"it was full of objects\"  ";
        assertThat(WordNetGlosses.gloss(line))
                .contains(new Gloss("objec", "noun.Tops", "a tangible and visible entity; an entity"));
    }

    @Test
    void aLineOfTheLicenceGivesNothing() {
        assertThat(WordNetGlosses.gloss("  1 This software and database | is being provided"))
                .isEmpty();
    }

    @Test
    void allClassesOccurInTheRealFiles() {
        List<Gloss> glosses = WordNetGlosses.read();
        assertThat(glosses).hasSizeGreaterThan(100_000).noneMatch(each -> each.definition()
                .isEmpty());
        assertThat(glosses.stream().map(Gloss::lexicographerClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(WordNetGlosses.CLASSES)
                .hasSize(45);
    }
}
