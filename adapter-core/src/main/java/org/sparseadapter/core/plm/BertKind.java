// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.Optional;

/** The models of BERT's shape: they differ in how they count positions and in whether they tell sentences apart. */
enum BertKind {
    /** Positions from 0; two kinds of segments. */
    BERT(ModelFamily.BERT, 30522, 0) {
        @Override
        int[] positions(PackedTokens batch, int padding) {
            return batch.positions();
        }

        @Override
        int[] segments(PackedTokens batch) {
            return batch.segments();
        }

        @Override
        int unusedPositions(int padding) {
            return 0;
        }

        @Override
        Optional<MaskedHead> maskedHead(float epsilon) {
            return Optional.of(BertNames.maskedHead(epsilon));
        }
    },
    /** Positions follow that of padding, and padding takes none; one kind of segment, whatever the tokenizer says. */
    ROBERTA(ModelFamily.ROBERTA, 50265, 1) {
        @Override
        int[] positions(PackedTokens batch, int padding) {
            int[] positions = new int[batch.tokens()];
            for (int s = 0; s < batch.sequences(); s++) {
                int last = padding;
                for (int i = batch.offsets()[s]; i < batch.offsets()[s + 1]; i++) {
                    positions[i] = batch.ids()[i] == padding ? padding : ++last;
                }
            }
            return positions;
        }

        @Override
        int[] segments(PackedTokens batch) {
            return new int[batch.tokens()];
        }

        @Override
        int unusedPositions(int padding) {
            return padding + 1;
        }

        @Override
        Optional<MaskedHead> maskedHead(float epsilon) {
            return Optional.empty();
        }
    };

    private final ModelFamily family;
    private final int vocabulary;
    private final int padding;

    BertKind(ModelFamily family, int vocabulary, int padding) {
        this.family = family;
        this.vocabulary = vocabulary;
        this.padding = padding;
    }

    /** The family whose models are of this kind. */
    ModelFamily family() {
        return family;
    }

    /** Rows of the word embeddings of a configuration that does not say. */
    int defaultVocabulary() {
        return vocabulary;
    }

    /** Id of padding in a configuration that does not say. */
    int defaultPadding() {
        return padding;
    }

    /** Row of the position embeddings for each token, {@code [tokens]}. */
    abstract int[] positions(PackedTokens batch, int padding);

    /** Row of the segment embeddings for each token, {@code [tokens]}. */
    abstract int[] segments(PackedTokens batch);

    /** Rows of the position embeddings that no token of a text takes. */
    abstract int unusedPositions(int padding);

    /** The masked-language head, where it is read. */
    abstract Optional<MaskedHead> maskedHead(float epsilon);
}
