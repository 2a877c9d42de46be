// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

/**
 * The definition of a WordNet synset.
 *
 * @param family the word family of its first word: synsets of one family say much the same
 * @param lexicographerClass the file of WordNet's lexicographers that it comes from, such as {@code noun.animal}
 * @param definition the definition, without examples of usage
 */
record Gloss(String family, String lexicographerClass, String definition) {}
