// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentTokensTest {
    @TempDir
    Path folder;

    @Test
    void aTokenCarriesTenantAndRolesAndVerifies() throws Exception {
        DevelopmentTokens tokens = DevelopmentTokens.at(folder);
        JwtClaims claims = verify(tokens, tokens.token("acme", Set.of("reader"), Duration.ofMinutes(1)));
        assertThat(claims.getStringClaimValue("tenant")).isEqualTo("acme");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("reader");
    }

    @Test
    void aServiceTokenBelongsToNoTenant() throws Exception {
        DevelopmentTokens tokens = DevelopmentTokens.at(folder);
        JwtClaims claims = verify(tokens, tokens.serviceToken());
        assertThat(claims.hasClaim("tenant")).isFalse();
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("service");
    }

    @Test
    void theKeysAreMadeOnceAndThePrivateOneIsPrivate() throws Exception {
        String token = DevelopmentTokens.at(folder).tenantToken("acme");
        assertThat(verify(DevelopmentTokens.at(folder), token).getSubject()).isEqualTo("acme-user");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("private-key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void otherKeysAndOldTokensAreRefused() {
        DevelopmentTokens tokens = DevelopmentTokens.at(folder.resolve("a"));
        DevelopmentTokens others = DevelopmentTokens.at(folder.resolve("b"));
        assertThatThrownBy(() -> verify(tokens, others.tenantToken("acme"))).isInstanceOf(InvalidJwtException.class);
        String expired = tokens.token("acme", Set.of("reader"), Duration.ofMinutes(-1));
        assertThatThrownBy(() -> verify(tokens, expired)).isInstanceOf(InvalidJwtException.class);
    }

    private static JwtClaims verify(DevelopmentTokens tokens, String token) throws Exception {
        String pem = Files.readString(tokens.publicKey()).replaceAll("-----[A-Z ]+-----|\\s", "");
        PublicKey key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setExpectedIssuer(DevelopmentTokens.ISSUER)
                .setExpectedAudience(DevelopmentTokens.AUDIENCE)
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
    }
}
