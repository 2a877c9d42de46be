// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * An issuer of tokens for development and tests: an RS256 key pair in a folder, made once. Production has an
 * identity provider instead, and services that never see a private key.
 */
public final class DevelopmentTokens {
    /** The issuer that services expect. */
    public static final String ISSUER = "sparse-adapter";
    /** The audience that services expect. */
    public static final String AUDIENCE = "sparse-adapter";

    private static final Duration SERVICE_TOKEN_LIFE = Duration.ofDays(7);

    private final Path publicKey;
    private final PrivateKey privateKey;

    private DevelopmentTokens(Path publicKey, PrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /** Opens the key pair of a folder, and makes it first if there is none. */
    public static DevelopmentTokens at(Path folder) {
        Path publicFile = folder.resolve("public-key.pem");
        Path privateFile = folder.resolve("private-key.pem");
        try {
            if (!Files.exists(privateFile) || !Files.exists(publicFile)) {
                writeNewPair(folder, publicFile, privateFile);
            }
            return new DevelopmentTokens(publicFile, readPrivateKey(privateFile));
        } catch (IOException e) {
            throw new UncheckedIOException("The development keys in " + folder + " cannot be used", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The development keys in " + folder + " are broken: delete them", e);
        }
    }

    /** The PEM file by which services check tokens. */
    public Path publicKey() {
        return publicKey;
    }

    /**
     * A signed token.
     *
     * @param tenant for whom its bearer acts
     * @param roles of {@code reader}, {@code trainer}, {@code admin}, {@code service}
     * @param ttl how long it holds
     */
    public String token(String tenant, Set<String> roles, Duration ttl) {
        JwtClaims claims = claims(tenant + "-user", roles, ttl);
        claims.setStringClaim("tenant", tenant);
        return sign(claims);
    }

    /** A token of a tenant that may do all that a tenant can do, for a day. */
    public String tenantToken(String tenant) {
        return token(tenant, Set.of("reader", "trainer"), Duration.ofDays(1));
    }

    /** A token with which services speak to one another; it belongs to no tenant. */
    public String serviceToken() {
        return sign(claims("service", Set.of("service"), SERVICE_TOKEN_LIFE));
    }

    private static JwtClaims claims(String subject, Set<String> roles, Duration ttl) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setClaim("upn", subject);
        claims.setIssuedAtToNow();
        NumericDate end = NumericDate.now();
        end.addSeconds(ttl.toSeconds());
        claims.setExpirationTime(end);
        claims.setGeneratedJwtId();
        claims.setStringListClaim("groups", new ArrayList<>(roles));
        return claims;
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKey(privateKey);
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A token could not be signed", e);
        }
    }

    private static void writeNewPair(Path folder, Path publicFile, Path privateFile)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Files.writeString(publicFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        Files.deleteIfExists(privateFile);
        Files.createFile(
                privateFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(privateFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    private static PrivateKey readPrivateKey(Path file) throws IOException, GeneralSecurityException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        String body = String.join(
                "", lines.stream().filter(line -> !line.startsWith("-----")).toList());
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    }
}
