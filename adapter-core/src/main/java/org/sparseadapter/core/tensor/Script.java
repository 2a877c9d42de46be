// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Functions of arrays in TorchScript, for what the engine's Java interface lacks and to cross into native code once
 * instead of once per operation. Arrays go in as arguments and results come out; gradients are recorded where an argument
 * asks for them. Safe for several threads; released with the manager that it was loaded with.
 */
public final class Script {

    private static final String METHOD_PREFIX = "module_method:";

    private final PtSymbolBlock block;

    private Script(PtSymbolBlock block) {
        this.block = block;
    }

    /**
     * Compiles methods.
     *
     * @param methods text of methods of a class {@code Kernels}, indented by two, in the dialect that TorchScript saves
     * @param owner of the compiled code; must be the PyTorch engine's
     */
    public static Script load(String methods, NDManager owner) {
        if (!(owner instanceof PtNDManager manager)) {
            throw new IllegalArgumentException("scripts need the PyTorch engine, found " + owner.getEngine());
        }
        try {
            return new Script(
                    JniUtils.loadModule(manager, new ByteArrayInputStream(ScriptArchive.of(methods)), false, false));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    /** Gives arrays the name by which they become one argument of type {@code List[Tensor]}. */
    public static List<NDArray> asList(String argument, List<NDArray> arrays) {
        arrays.forEach(array -> array.setName(argument + "[]"));
        return arrays;
    }

    /**
     * Runs a method that returns one array.
     *
     * @param arguments in the order of the method's parameters; members of a list stand together, see {@link #asList}
     * @return owned by the manager of the first argument
     */
    public NDArray call(String method, NDList arguments) {
        NDManager owner = arguments.get(0).getManager();
        try (NDArray name = owner.create(0f)) {
            name.setName(METHOD_PREFIX + method);
            NDList all = new NDList(arguments);
            all.add(name);
            return IValueUtils.forward(block, all, true).singletonOrThrow();
        }
    }
}
