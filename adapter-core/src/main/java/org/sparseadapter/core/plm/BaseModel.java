// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import org.sparseadapter.core.tensor.HalfProducts;

/**
 * A frozen language model in the engine, shared by all adapters over it. Its weights never change and never ask for
 * gradients. Safe for several threads. Closing it releases its weights and everything made from its manager.
 */
public final class BaseModel implements AutoCloseable {

    private final BaseModelInfo info;
    private final Encoder encoder;
    private final Optional<TextTokenizer> tokenizer;
    private final NDManager manager;
    private final SortedMap<String, NDArray> weights;

    BaseModel(
            BaseModelInfo info,
            Encoder encoder,
            Optional<TextTokenizer> tokenizer,
            NDManager manager,
            SortedMap<String, NDArray> weights) {
        this.info = info;
        this.encoder = encoder;
        this.tokenizer = tokenizer;
        this.manager = manager;
        this.weights = Collections.unmodifiableSortedMap(weights);
    }

    /**
     * Reads a model's files and copies its weights to a device.
     *
     * @throws BaseModelException when the files are missing, of another architecture, or do not fit each other
     */
    public static BaseModel load(ModelSource source, Device device) {
        return load(source, device, DataType.FLOAT32, false);
    }

    /**
     * As {@link #load(ModelSource, Device)}, but where the device is faster at it, training multiplies with the frozen
     * weights in bfloat16. Everything else computes as before, serving and evaluation among them. The adapter's own
     * products stay exact.
     */
    public static BaseModel loadForTraining(ModelSource source, Device device) {
        return load(source, device, DataType.FLOAT32, HalfProducts.fastOn(device));
    }

    /** As {@link #load(ModelSource, Device)}; double precision is for numerical gradient checks. */
    static BaseModel load(ModelSource source, Device device, DataType precision) {
        return load(source, device, precision, false);
    }

    private static BaseModel load(ModelSource source, Device device, DataType precision, boolean halfTraining) {
        ModelFiles files = ModelFiles.open(source);
        Optional<TextTokenizer> tokenizer = Files.isRegularFile(source.tokenizer())
                ? Optional.of(TextTokenizer.load(source.tokenizer()))
                : Optional.empty();
        NDManager manager = NDManager.newBaseManager(device);
        try {
            WeightArrays weights = WeightArrays.copy(files.tensors(), manager, precision);
            return new BaseModel(
                    files.info(), encoder(files.config(), weights, halfTraining), tokenizer, manager, weights.byName());
        } catch (RuntimeException e) {
            manager.close();
            tokenizer.ifPresent(TextTokenizer::close);
            throw e;
        }
    }

    private static Encoder encoder(ArchitectureConfig config, WeightArrays weights, boolean halfTraining) {
        Encoder exact = config.encoder(weights);
        return config.paired(exact, halfTraining ? config.encoder(weights.halved()) : exact);
    }

    /** What it is. */
    public BaseModelInfo info() {
        return info;
    }

    /**
     * Its tokenizer.
     *
     * @throws BaseModelException when its folder has no {@code tokenizer.json}
     */
    public TextTokenizer tokenizer() {
        return tokenizer.orElseThrow(
                () -> new BaseModelException("base model " + info.id() + " has no tokenizer.json in its folder"));
    }

    /** Its forward function. */
    public Encoder encoder() {
        return encoder;
    }

    /** Its forward function in parts, where it has an encoder and a decoder. */
    public Optional<EncoderDecoder> encoderDecoder() {
        return encoder instanceof EncoderDecoder parts ? Optional.of(parts) : Optional.empty();
    }

    /** Owner of its weights; make sub-managers of it for adapters and for calls. */
    public NDManager manager() {
        return manager;
    }

    /**
     * The weights that the encoder computes with in training, by Hugging Face name. Change them only in a
     * copy that was loaded for one use alone.
     */
    public SortedMap<String, NDArray> weights() {
        return weights;
    }

    @Override
    public void close() {
        tokenizer.ifPresent(TextTokenizer::close);
        manager.close();
    }
}
