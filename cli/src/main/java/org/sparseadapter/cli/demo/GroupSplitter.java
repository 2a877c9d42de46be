// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.sparseadapter.core.text.Digests;

/**
 * Sends each group of rows to one split, and orders rows, by nothing but a digest of their text: the outcome
 * depends neither on the order of the source nor on a random generator.
 */
final class GroupSplitter {
    private final double trainShare;
    private final double devShare;

    /**
     * @param trainShare the share of groups for training
     * @param devShare the share of groups for the dev split; the rest is for test
     */
    GroupSplitter(double trainShare, double devShare) {
        this.trainShare = trainShare;
        this.devShare = devShare;
    }

    /** The split of a group. */
    Split of(String group) {
        double place = (rank("split/" + group) >>> 11) * 0x1.0p-53;
        if (place < trainShare) {
            return Split.TRAIN;
        }
        return place < trainShare + devShare ? Split.DEV : Split.TEST;
    }

    /** A number that looks random but is a function of the text: the order in which rows are taken. */
    static long rank(String text) {
        byte[] digest = Digests.messageDigest().digest(text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong();
    }
}
