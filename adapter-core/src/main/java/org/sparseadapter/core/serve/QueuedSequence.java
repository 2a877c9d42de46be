// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import org.sparseadapter.core.plm.Encoded;

/**
 * One input of a request, or a part of one, in tokens.
 *
 * @param request whose it is
 * @param input its index in the request
 * @param tokens what the encoder gets
 * @param reply what becomes of its output
 */
record QueuedSequence(PendingRequest request, int input, Encoded tokens, SequenceReply reply) {

    int length() {
        return tokens.length();
    }

    /** Tokens that are computed for it at most, those that are written along every beam among them. */
    int cost() {
        int written = adapter()
                .compact()
                .head()
                .generation()
                .map(settings -> settings.beams() * settings.maxLength())
                .orElse(0);
        return length() + written;
    }

    ServedAdapter adapter() {
        return request.adapter();
    }
}
