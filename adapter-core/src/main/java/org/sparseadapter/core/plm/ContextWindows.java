// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.ArrayList;
import java.util.List;

/** Lays windows over a tokenised question and its context, so that each fits the model and every part is read. */
final class ContextWindows {

    /** The most windows of one context. */
    static final int MOST = 512;

    private final long[] ids;
    private final long[] segments;
    private final long[] special;
    private final int[] starts;
    private final int[] ends;

    /**
     * @param special 1 for the template's tokens; the question and the context are the two runs of zeros, in this order
     * @param starts characters before each token in its own text
     * @param ends characters before what follows it
     */
    ContextWindows(long[] ids, long[] segments, long[] special, int[] starts, int[] ends) {
        this.ids = ids;
        this.segments = segments;
        this.special = special;
        this.starts = starts;
        this.ends = ends;
    }

    /**
     * The windows, in order of the context.
     *
     * @param maxTokens most tokens of one, special tokens included; a question that takes more than half of the room is cut
     * @param stride by how many tokens of the context the next window starts after the one before
     */
    List<ContextWindow> over(int maxTokens, int stride) {
        int questionBegin = run(0, 1);
        int questionEnd = run(questionBegin, 0);
        int contextBegin = run(questionEnd, 1);
        int contextEnd = run(contextBegin, 0);
        int context = contextEnd - contextBegin;
        int template = ids.length - (questionEnd - questionBegin) - context;
        int room = maxTokens - template;
        if (room < 2) {
            throw new IllegalArgumentException(
                    "maxTokens must leave room for " + template + " special tokens and two more, found " + maxTokens);
        }
        int question = Math.min(questionEnd - questionBegin, Math.max(room / 2, room - context));
        int width = room - question;
        int step = Math.min(stride, width);
        int count = 1 + Math.max(0, (context - width + step - 1) / step);
        if (count > MOST) {
            throw new IllegalArgumentException("a context of " + context + " tokens needs " + count
                    + " windows at a stride of " + step + ", expected at most " + MOST);
        }
        List<ContextWindow> windows = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(from + width, context);
            windows.add(cut(
                    new int[] {0, questionBegin + question},
                    new int[] {questionEnd, contextBegin},
                    new int[] {contextBegin + from, contextBegin + to},
                    new int[] {contextEnd, ids.length},
                    question < questionEnd - questionBegin));
            if (to == context) {
                break;
            }
            from += step;
        } while (true);
        return windows;
    }

    /** The first token from one on that is not of the kind. */
    private int run(int from, int kind) {
        int at = from;
        while (at < special.length && special[at] == kind) {
            at++;
        }
        return at;
    }

    private ContextWindow cut(int[] front, int[] between, int[] context, int[] back, boolean shortened) {
        List<Integer> kept = new ArrayList<>();
        for (int[] range : List.of(front, between, context, back)) {
            for (int token = range[0]; token < range[1]; token++) {
                kept.add(token);
            }
        }
        int[] keptIds = new int[kept.size()];
        int[] keptSegments = new int[kept.size()];
        int[] keptStarts = new int[kept.size()];
        int[] keptEnds = new int[kept.size()];
        for (int i = 0; i < keptIds.length; i++) {
            int token = kept.get(i);
            boolean inContext = token >= context[0] && token < context[1];
            keptIds[i] = Math.toIntExact(ids[token]);
            keptSegments[i] = Math.toIntExact(segments[token]);
            keptStarts[i] = inContext ? starts[token] : -1;
            keptEnds[i] = inContext ? ends[token] : -1;
        }
        return new ContextWindow(new Encoded(keptIds, keptSegments, shortened), keptStarts, keptEnds);
    }
}
