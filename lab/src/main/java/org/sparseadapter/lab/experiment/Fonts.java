// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** The fonts of this Java: a bare server may have none, and then no plot can be drawn. */
final class Fonts {
    private Fonts() {}

    /** Tries it. */
    static boolean usable() {
        System.setProperty("java.awt.headless", "true");
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 10))
                            .stringWidth("x")
                    > 0;
        } catch (LinkageError | InternalError | RuntimeException e) {
            // Each Java says it in another way: a library that is missing, or a configuration without fonts.
            return false;
        } finally {
            graphics.dispose();
        }
    }
}
