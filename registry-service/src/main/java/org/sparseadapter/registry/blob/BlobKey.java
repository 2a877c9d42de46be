// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import java.util.regex.Pattern;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.ResourceName;

/**
 * The key of a blob: its tenant and its digest. A blob belongs to a tenant: with the digest alone nothing can be read.
 *
 * @param tenant the owner
 * @param digest {@code sha256:} and 64 lower-case hexadecimal digits
 */
public record BlobKey(String tenant, String digest) {
    /** The pattern of a digest. */
    public static final String DIGEST_PATTERN = "sha256:[0-9a-f]{64}";

    private static final Pattern TENANT = Pattern.compile(ResourceName.PATTERN);
    private static final Pattern DIGEST = Pattern.compile(DIGEST_PATTERN);

    /** Refuses whatever could name a file outside of the tenant's folder. */
    public BlobKey {
        if (!TENANT.matcher(tenant).matches()) {
            throw new InvalidInputException("tenant", "is not a tenant's name");
        }
        if (!DIGEST.matcher(digest).matches()) {
            throw new InvalidInputException("digest", "must be sha256: and 64 lower-case hexadecimal digits");
        }
    }

    /** The hexadecimal part of the digest. */
    public String hex() {
        return digest.substring("sha256:".length());
    }
}
