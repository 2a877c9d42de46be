// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sparseadapter.core.safetensors.Safetensors;

/** A folder of the test resources: a tiny model or adapter, and what the library it comes from made of it. */
public record Golden(Path folder) {

    /** The tiny model of a family. */
    public static Golden of(ModelFamily family) {
        return named(nameOf(family));
    }

    /** The name of a family's tiny model, for example {@code bert-tiny}. */
    public static String nameOf(ModelFamily family) {
        return family.modelType() + "-tiny";
    }

    /** The names of the tiny models of all families. */
    public static Stream<String> names() {
        return names(info -> true);
    }

    /** The names of the tiny models of families without a decoder. */
    public static Stream<String> encoderNames() {
        return names(info -> info.decoderLayers() == 0);
    }

    /** The names of the tiny models of families that something holds of. */
    static Stream<String> names(Predicate<BaseModelInfo> condition) {
        return Arrays.stream(ModelFamily.values())
                .filter(family -> condition.test(BaseModelInfo.of(of(family).model())))
                .map(Golden::nameOf);
    }

    /** The golden of this name. */
    public static Golden named(String name) {
        try {
            URL folder = Golden.class.getResource("/goldens/" + name);
            if (folder == null) {
                throw new AssertionError("src/test/resources/goldens has no " + name
                        + "; docs/extending.md says under \"A model family\" what a family needs there");
            }
            return new Golden(Path.of(folder.toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its model files. */
    public ModelSource model() {
        return ModelSource.of(folder);
    }

    /** Its model in the engine, in double precision where derivatives are to be checked numerically. */
    public BaseModel load(DataType precision) {
        return BaseModel.load(model(), Device.cpu(), precision);
    }

    /** The outputs, and the inputs that led to them. */
    public Safetensors expected() {
        return open("expected.safetensors");
    }

    /** One of its files. */
    public Safetensors open(String file) {
        try {
            return Safetensors.open(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The inputs without their padding. */
    public PackedTokens inputs() {
        Safetensors expected = expected();
        long[] mask = expected.longs("attention_mask");
        long[] ids = expected.longs("input_ids");
        long[] segments = expected.tensors().containsKey("token_type_ids")
                ? expected.longs("token_type_ids")
                : new long[ids.length];
        int longest = (int) expected.tensor("input_ids").dimensions()[1];
        List<Encoded> examples = new ArrayList<>();
        for (int row = 0; row < ids.length; row += longest) {
            int length = (int) Arrays.stream(mask, row, row + longest).sum();
            examples.add(new Encoded(narrow(ids, row, length), narrow(segments, row, length), false));
        }
        return PackedTokens.of(examples);
    }

    /** The inputs with their padding, which nobody sees: all sequences are as long as the longest. */
    public PackedTokens paddedInputs() {
        Safetensors expected = expected();
        long[] ids = expected.longs("input_ids");
        long[] mask = expected.longs("attention_mask");
        long[] segments = expected.tensors().containsKey("token_type_ids")
                ? expected.longs("token_type_ids")
                : new long[ids.length];
        boolean[] visible = new boolean[ids.length];
        for (int i = 0; i < ids.length; i++) {
            visible[i] = mask[i] == 1;
        }
        int longest = (int) expected.tensor("input_ids").dimensions()[1];
        int[] offsets = new int[ids.length / longest + 1];
        Arrays.setAll(offsets, s -> s * longest);
        return new PackedTokens(narrow(ids, 0, ids.length), narrow(segments, 0, ids.length), offsets, visible);
    }

    /** Inputs of a decoder, all of one length. */
    public PackedTokens targets() {
        long[] ids = expected().longs("decoder_input_ids");
        int length = (int) expected().tensor("decoder_input_ids").dimensions()[1];
        int[] offsets = new int[ids.length / length + 1];
        Arrays.setAll(offsets, s -> s * length);
        return new PackedTokens(narrow(ids, 0, ids.length), new int[ids.length], offsets);
    }

    /** The beginnings of the decoder's inputs, each of another length. */
    public PackedTokens unevenTargets() {
        PackedTokens whole = targets();
        List<Encoded> examples = new ArrayList<>();
        for (int s = 0; s < whole.sequences(); s++) {
            int first = whole.offsets()[s];
            int[] ids = Arrays.copyOfRange(whole.ids(), first, first + 3 + 2 * s);
            examples.add(new Encoded(ids, new int[ids.length], false));
        }
        return PackedTokens.of(examples);
    }

    private static int[] narrow(long[] values, int from, int length) {
        return Arrays.stream(values, from, from + length)
                .mapToInt(Math::toIntExact)
                .toArray();
    }
}
