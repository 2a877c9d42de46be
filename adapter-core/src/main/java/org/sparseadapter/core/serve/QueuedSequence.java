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

    ServedAdapter adapter() {
        return request.adapter();
    }
}
