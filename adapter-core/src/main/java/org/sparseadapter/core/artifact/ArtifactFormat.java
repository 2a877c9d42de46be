// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import java.util.Set;
import java.util.regex.Pattern;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.task.HeadActivation;

/**
 * The words of the artifact format, versions {@value #FIRST} and {@value #SECOND}. A file says the first that can hold it:
 * the second has heads with another non-linearity than a tanh, which readers of the first would not notice.
 *
 * <p>A sparse matrix NAME is stored as {@code NAME.values} (kept values in row-major order) and {@code NAME.mask} (coded
 * by {@link MaskCoder}; absent for a mask that a seed draws again), and described in the metadata's {@value #MATRICES}:
 * shape, kept, density, and generator and seed of a random mask. Dense tensors stand under their own names.
 */
final class ArtifactFormat {

    static final String FORMAT = "format";
    static final String FORMAT_NAME = "sparse-adapter";
    static final String FORMAT_VERSION = "format_version";
    static final String FIRST = "1";
    static final String SECOND = "2";
    static final String KIND = "kind";
    static final String BASE_DIGEST = "base_digest";
    static final String ADAPTER = "adapter";
    static final String HEAD = "head";
    static final String RECIPE = "recipe";
    static final String MASK_CODER = "mask_coder";
    static final String MATRICES = "matrices";

    static final String VALUES_SUFFIX = ".values";
    static final String MASK_SUFFIX = ".mask";

    /** The most weights, kept or not, that a file may describe: they need memory whatever the file's length. */
    static final long MOST_WEIGHTS = 1L << 27;

    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}");

    private ArtifactFormat() {}

    /** The version of a file with this head. */
    static String version(HeadConfig head) {
        return head.activation() == HeadActivation.TANH ? FIRST : SECOND;
    }

    /** Whether a tensor holds the values or the mask of one of some sparse matrices. */
    static boolean isPartOf(String tensor, Set<String> matrices) {
        for (String suffix : new String[] {VALUES_SUFFIX, MASK_SUFFIX}) {
            if (tensor.endsWith(suffix) && matrices.contains(tensor.substring(0, tensor.length() - suffix.length()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a parameter may be called so: readable, and no sparse matrix's part. */
    static boolean isParameterName(String name) {
        return PARAMETER.matcher(name).matches() && !name.endsWith(VALUES_SUFFIX) && !name.endsWith(MASK_SUFFIX);
    }
}
