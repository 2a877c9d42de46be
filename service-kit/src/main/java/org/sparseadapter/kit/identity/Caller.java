// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.identity;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.sparseadapter.kit.problem.ForbiddenException;
import org.sparseadapter.kit.problem.ResourceName;

/** The caller, read from the verified token and from nowhere else. */
@RequestScoped
public class Caller {
    /** The claim that names the tenant. */
    public static final String TENANT_CLAIM = "tenant";

    private static final Pattern NAME = Pattern.compile(ResourceName.PATTERN);

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /**
     * The tenant on whose behalf the call is made.
     *
     * @throws ForbiddenException where the token names none, or one that no tenant can have
     */
    public String tenant() {
        return claimedTenant()
                .filter(name -> NAME.matcher(name).matches())
                .orElseThrow(() -> new ForbiddenException("The token's claim \"tenant\" must name a tenant."));
    }

    /** The tenant as the token claims it, for logs and metrics; empty without a token. */
    public Optional<String> claimedTenant() {
        return Optional.ofNullable(token.getClaim(TENANT_CLAIM)).map(Object::toString);
    }

    /** The token's subject, for the history of what was moved by whom. */
    public String subject() {
        return Optional.ofNullable(token.getName()).orElse("unknown");
    }
}
