// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrammarExamplesTest {
    private static final String RULES =
            """
            <!DOCTYPE rules [<!ENTITY quote "'">]>
            <rules>
              <category id="GRAMMAR" name="Grammar">
                <rulegroup id="AGREEMENT">
                  <rule><example correction="goes|went">He <marker>go</marker> to   school.</example></rule>
                  <rule><example correction="">She <marker>has </marker>left.</example>
                        <example>He goes home.</example></rule>
                </rulegroup>
                <rule id="ALONE"><example correction="it&quote;s"><marker>its</marker> fine</example></rule>
              </category>
              <category id="TYPOS" name="Typos">
                <rule id="TEH"><example correction="the">All <marker>teh</marker> time</example></rule>
              </category>
            </rules>
            """;

    @Test
    void aMarkedMistakeBecomesAPairOfSentences() {
        assertThat(read(RULES))
                .containsExactly(
                        new MarkedExample("AGREEMENT", "GRAMMAR", "He go to school.", "He goes to school."),
                        new MarkedExample("AGREEMENT", "GRAMMAR", "She has left.", "She left."),
                        new MarkedExample("ALONE", "GRAMMAR", "its fine", "it's fine"),
                        new MarkedExample("TEH", "TYPOS", "All teh time", "All the time"));
    }

    @Test
    void nothingOutsideTheFileIsOpened() {
        String hostile = "<!DOCTYPE rules [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rules><category id=\"C\">"
                + "<rule id=\"R\"><example correction=\"a\"><marker>b</marker>&x;</example></rule></category></rules>";
        assertThat(read(hostile)).allSatisfy(each -> assertThat(each.wrong()).isEqualTo("b"));
    }

    @Test
    void whatIsNotXmlIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("<rules><category"))
                .withMessageContaining("rules");
    }

    @Test
    void theRealRulesHoldThousandsOfPairs() {
        List<MarkedExample> examples = GrammarExamples.read();
        assertThat(examples).hasSizeGreaterThan(8000);
        assertThat(examples)
                .noneMatch(each -> each.rule().isEmpty() || each.category().isEmpty());
        assertThat(examples)
                .contains(new MarkedExample("IN_SHANGHAI", "CASING", "I'm from shanghai.", "I'm from Shanghai."));
    }

    private static List<MarkedExample> read(String rules) {
        return GrammarExamples.read(new ByteArrayInputStream(rules.getBytes(StandardCharsets.UTF_8)));
    }
}
