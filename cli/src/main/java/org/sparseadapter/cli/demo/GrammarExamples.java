// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the sentences by which the English rules of LanguageTool document themselves: every
 * {@code <example correction="...">} holds a sentence whose {@code <marker>} is wrong, and what to put there.
 */
final class GrammarExamples {
    private static final String RESOURCE = "/org/languagetool/rules/en/grammar.xml";

    private final List<MarkedExample> examples = new ArrayList<>();
    private String category = "";
    private String group = "";
    private String rule = "";

    private GrammarExamples() {}

    /** All examples of the rules on the class path, in the order of the file. */
    static List<MarkedExample> read() {
        try (InputStream in = GrammarExamples.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new FileNotFoundException(RESOURCE + " is not on the class path");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The grammar rules cannot be read", e);
        }
    }

    /**
     * All examples of a rules file.
     *
     * @throws IllegalArgumentException if it is not well-formed
     */
    static List<MarkedExample> read(InputStream rules) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // The file declares entities of its own and uses them; nothing outside it is ever opened.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, true);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(rules);
            GrammarExamples found = new GrammarExamples();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    found.enter(reader);
                }
            }
            return List.copyOf(found.examples);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("Not a file of grammar rules: " + e.getMessage(), e);
        }
    }

    private void enter(XMLStreamReader reader) throws XMLStreamException {
        switch (reader.getLocalName()) {
            case "category" -> {
                category = reader.getAttributeValue(null, "id");
                group = "";
            }
            case "rulegroup" -> group = reader.getAttributeValue(null, "id");
            case "rule" -> {
                // Rules inside a group have no id of their own: they are variants of one rule.
                String id = reader.getAttributeValue(null, "id");
                rule = id == null ? group : id;
            }
            case "example" -> example(reader).ifPresent(examples::add);
            default -> {}
        }
    }

    private Optional<MarkedExample> example(XMLStreamReader reader) throws XMLStreamException {
        String corrections = reader.getAttributeValue(null, "correction");
        StringBuilder before = new StringBuilder();
        StringBuilder marked = new StringBuilder();
        StringBuilder after = new StringBuilder();
        StringBuilder into = before;
        boolean inside = true;
        while (inside) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> into = marked;
                case XMLStreamConstants.END_ELEMENT -> {
                    inside = !"example".equals(reader.getLocalName());
                    into = after;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> into.append(reader.getText());
                default -> {}
            }
        }
        if (corrections == null || marked.isEmpty()) {
            return Optional.empty();
        }
        String correction = corrections.split("\\|", -1)[0];
        return Optional.of(new MarkedExample(
                rule, category, plain("" + before + marked + after), plain(before + correction + after)));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
