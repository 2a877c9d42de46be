// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a file in UTF-8: a byte-order mark is skipped, a line ends with LF or CRLF, wrong bytes are reported. */
final class Utf8Lines {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] bytes;
    private final RowErrors errors;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private int position;
    private long line;

    Utf8Lines(byte[] bytes, RowErrors errors) {
        this.bytes = bytes;
        this.errors = errors;
        this.position = afterMark(bytes);
    }

    /** Where the text begins. */
    static int afterMark(byte[] bytes) {
        return bytes.length >= MARK.length && bytes[0] == MARK[0] && bytes[1] == MARK[1] && bytes[2] == MARK[2]
                ? MARK.length
                : 0;
    }

    /** The next line that is not empty and is valid; empty at the end of the file. */
    Optional<String> next() {
        while (position < bytes.length) {
            int end = position;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            int from = position;
            int to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
            position = end + 1;
            line++;
            if (to > from) {
                Optional<String> text = decode(from, to);
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    /** The number of the line last returned, from 1. */
    long line() {
        return line;
    }

    private Optional<String> decode(int from, int to) {
        ByteBuffer input = ByteBuffer.wrap(bytes, from, to - from);
        try {
            CharBuffer text = decoder.decode(input);
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            errors.add(line, "", "not UTF-8 at byte " + (input.position() - from + 1) + " of the line");
            return Optional.empty();
        }
    }
}
