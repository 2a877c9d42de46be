// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive that holds code and no weights, made without Python. It is a zip of stored entries: the text of
 * the methods, a pickled module without attributes, a pickled empty tuple of constants, and the format's version.
 */
final class ScriptArchive {

    /** The class that the text declares. */
    static final String MODULE = "Kernels";

    private static final String ROOT = "kernels/";
    private static final String VERSION = "3\n";

    /** Pickle: protocol 2, class, empty tuple, new object, empty dictionary, build, stop. */
    private static final String EMPTY_MODULE = "\u0080\u0002c__torch__\n" + MODULE + "\n)\u0081}b.";

    /** Pickle: protocol 2, empty tuple, stop. */
    private static final String NO_CONSTANTS = "\u0080\u0002).";

    private ScriptArchive() {}

    /** The archive of a class {@link #MODULE} with these methods, in the dialect that TorchScript saves. */
    static byte[] of(String methods) {
        String code = "class " + MODULE + "(Module):\n  __parameters__ = []\n  __buffers__ = []\n" + methods;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "data.pkl", EMPTY_MODULE.getBytes(StandardCharsets.ISO_8859_1));
            store(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
            store(zip, "constants.pkl", NO_CONSTANTS.getBytes(StandardCharsets.ISO_8859_1));
            store(zip, "version", VERSION.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(ROOT + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
