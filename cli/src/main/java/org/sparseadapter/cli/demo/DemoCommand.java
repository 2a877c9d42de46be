// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import picocli.CommandLine.Command;

/** Runs the demonstration. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Runs the demonstration.")
public final class DemoCommand implements Runnable {
    @Override
    public void run() {}
}
