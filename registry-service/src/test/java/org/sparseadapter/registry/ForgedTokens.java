// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.sparseadapter.testkit.PlatformResource;

/** Authorization headers that must open nothing, by what is wrong with them. */
final class ForgedTokens {
    private static final Instant NOW = Instant.now();

    private ForgedTokens() {}

    static Map<String, String> all() {
        try {
            PrivateKey right = rightKey();
            PrivateKey wrong =
                    KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
            byte[] publicPem = Files.readAllBytes(PlatformResource.tokens().publicKey());
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("wrong audience", bearer(claims().audience("another").sign(right)));
            headers.put("wrong issuer", bearer(claims().issuer("another").sign(right)));
            headers.put(
                    "expired", bearer(claims().expiresAt(NOW.minusSeconds(3600)).sign(right)));
            headers.put("wrong key", bearer(claims().sign(wrong)));
            headers.put("public key as secret", bearer(claims().sign(new SecretKeySpec(publicPem, "HmacSHA256"))));
            headers.put("alg none", bearer(unsigned("none")));
            headers.put("alg None", bearer(unsigned("None")));
            headers.put("signature cut off", bearer(claims().sign(right).replaceAll("[^.]+$", "")));
            headers.put("not a token", "Bearer nonsense");
            headers.put("three dots", "Bearer ...");
            headers.put("empty", "Bearer ");
            headers.put("no space", "Bearer");
            headers.put("basic", "Basic YWRtaW46YWRtaW4=");
            headers.put("broken basic", "Basic \u0001\u0002");
            headers.put("another scheme", "Negotiate abc");
            headers.put("long", "Bearer " + "a".repeat(6_000));
            return headers;
        } catch (Exception failure) {
            throw new IllegalStateException("making tokens", failure);
        }
    }

    private static JwtClaimsBuilder claims() {
        return Jwt.claims()
                .issuer("sparse-adapter")
                .audience("sparse-adapter")
                .subject("mallory")
                .upn("mallory")
                .claim("tenant", "acme")
                .groups(Set.of("reader", "trainer", "admin", "service"))
                .issuedAt(NOW.minusSeconds(7200))
                .expiresAt(NOW.plusSeconds(600));
    }

    private static String unsigned(String algorithm) {
        String payload =
                "{\"iss\":\"sparse-adapter\",\"aud\":\"sparse-adapter\",\"sub\":\"mallory\",\"upn\":\"mallory\","
                        + "\"tenant\":\"acme\",\"groups\":[\"reader\",\"trainer\",\"admin\",\"service\"],\"exp\":"
                        + NOW.plusSeconds(600).getEpochSecond() + "}";
        return base64("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}") + "." + base64(payload) + ".";
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PrivateKey rightKey() throws Exception {
        Path pem = PlatformResource.tokens().publicKey().resolveSibling("private-key.pem");
        String body = Files.readString(pem).replaceAll("-----[^-]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    }
}
