// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/**
 * Cuts an encoded example to a number of tokens. Special tokens stay; of two sentences the longer one is cut first, and
 * where both are longer than half the room they share it, the longer one (the second where they are equal) getting the
 * odd token: the order that the tokenizers library calls longest first.
 */
final class Truncation {

    private Truncation() {}

    static Encoded apply(long[] ids, long[] segments, long[] special, int maxTokens) {
        int length = ids.length;
        // The special tokens at the ends belong to the template; the sentences are the runs between.
        int firstBegin = 0;
        while (firstBegin < length && special[firstBegin] != 0) {
            firstBegin++;
        }
        int firstEnd = firstBegin;
        while (firstEnd < length && special[firstEnd] == 0) {
            firstEnd++;
        }
        int secondBegin = firstEnd;
        while (secondBegin < length && special[secondBegin] != 0) {
            secondBegin++;
        }
        int secondEnd = secondBegin;
        while (secondEnd < length && special[secondEnd] == 0) {
            secondEnd++;
        }
        int first = firstEnd - firstBegin;
        int second = secondEnd - secondBegin;
        int template = length - first - second;
        int room = maxTokens - template;
        if (room < 0) {
            throw new IllegalArgumentException(
                    "maxTokens must leave room for " + template + " special tokens, found " + maxTokens);
        }
        int keepFirst = first;
        int keepSecond = second;
        if (first + second > room) {
            int longer = Math.max(first, second);
            int shorter = Math.min(first, second);
            int keepShorter = Math.min(shorter, room / 2);
            int keepLonger = Math.min(longer, room - keepShorter);
            keepFirst = first > second ? keepLonger : keepShorter;
            keepSecond = first > second ? keepShorter : keepLonger;
        }
        int[] keptIds = new int[template + keepFirst + keepSecond];
        int[] keptSegments = new int[keptIds.length];
        int next = 0;
        for (int i = 0; i < length; i++) {
            boolean cut = i >= firstBegin + keepFirst && i < firstEnd || i >= secondBegin + keepSecond && i < secondEnd;
            if (!cut) {
                keptIds[next] = Math.toIntExact(ids[i]);
                keptSegments[next] = Math.toIntExact(segments[i]);
                next++;
            }
        }
        return new Encoded(keptIds, keptSegments, keptIds.length < length);
    }
}
