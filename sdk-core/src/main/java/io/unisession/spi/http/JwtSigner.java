package io.unisession.spi.http;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.unisession.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Signs JSON Web Tokens (RFC 7519): with HMAC and SHA-256, for services that share a secret with the application, or with
 * RSA and SHA-256, for services that have the application's public key.
 *
 * <p>It uses java-jwt, an optional dependency of the core: a provider that signs tokens depends on {@code
 * com.auth0:java-jwt} itself. Loading it takes a quarter of a second, so mention this class only in code that runs when
 * a token is needed, such as the lambda for {@link TokenSource#signed}.
 */
public final class JwtSigner {
    private static final Pattern AROUND_BASE64 = Pattern.compile("-----[A-Z\\s]++-----|\\\\n|\\s");

    /** If the service's clock is slow, a token must not be from the future. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final Algorithm algorithm;

    private JwtSigner(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    /**
     * Signs a token that is valid from now on. Its {@code iat} is a minute in the past, in case the service's clock is
     * slow.
     *
     * @param secret the text whose bytes in UTF-8 are the key, even if it looks like hexadecimal or Base64
     * @param claims the claims besides {@code iat} and {@code exp}: strings, numbers, booleans, lists and maps
     * @param now the current time
     * @param lifetime how long the token is valid
     * @return the token and its expiry
     * @throws IllegalArgumentException if the lifetime is not greater than zero, or longer than ten years
     */
    public static Token sign(Secret secret, Map<String, ?> claims, Instant now, Duration lifetime) {
        return sign(secret, claims, issuedAt(now), Token.expiry(now, lifetime));
    }

    static Instant issuedAt(Instant now) {
        return now.minus(CLOCK_SKEW);
    }

    /**
     * Signs a token.
     *
     * @param secret the text whose bytes in UTF-8 are the key, even if it looks like hexadecimal or Base64
     * @param claims the claims besides {@code iat} and {@code exp}: strings, numbers, booleans, lists and maps
     * @param issuedAt {@code iat}, in whole seconds; a little in the past if the service's clock may be slow
     * @param expiresAt {@code exp}, in whole seconds
     * @return the token and its expiry
     */
    public static Token sign(Secret secret, Map<String, ?> claims, Instant issuedAt, Instant expiresAt) {
        return hs256(secret).sign(claims, issuedAt, expiresAt);
    }

    /**
     * Signs with HMAC and SHA-256.
     *
     * @param secret the text whose bytes in UTF-8 are the key, even if it looks like hexadecimal or Base64
     * @return the signer
     */
    public static JwtSigner hs256(Secret secret) {
        return new JwtSigner(Algorithm.HMAC256(secret.reveal().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Signs with RSA and SHA-256.
     *
     * @param privateKey a private key in PEM that begins with {@code -----BEGIN PRIVATE KEY-----}; its line breaks may be
     *     escaped as {@code \n}, as they often are in environment variables
     * @return the signer
     * @throws IllegalArgumentException if it is no such key; the message does not show it
     */
    public static JwtSigner rs256(Secret privateKey) {
        String base64 = AROUND_BASE64.matcher(privateKey.reveal()).replaceAll("");
        try {
            return new JwtSigner(Algorithm.RSA256(null, (RSAPrivateKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)))));
        } catch (IllegalArgumentException | GeneralSecurityException noKey) {
            // Not kept as the cause: its message may quote the key.
            throw new IllegalArgumentException(
                    "it must be an RSA private key in PEM that begins with -----BEGIN PRIVATE KEY-----");
        }
    }

    /**
     * Signs a token.
     *
     * @param claims the claims besides {@code iat} and {@code exp}: strings, numbers, booleans, lists and maps
     * @param issuedAt {@code iat}, in whole seconds; a little in the past if the service's clock may be slow
     * @param expiresAt {@code exp}, in whole seconds
     * @return the token and its expiry
     */
    public Token sign(Map<String, ?> claims, Instant issuedAt, Instant expiresAt) {
        return sign(Map.of(), claims, issuedAt, expiresAt);
    }

    /**
     * Signs a token with further fields in its header.
     *
     * @param headers the fields besides {@code alg} and {@code typ}, such as {@code kid}
     * @param claims the claims besides {@code iat} and {@code exp}: strings, numbers, booleans, lists and maps
     * @param issuedAt {@code iat}, in whole seconds; a little in the past if the service's clock may be slow
     * @param expiresAt {@code exp}, in whole seconds
     * @return the token and its expiry
     */
    public Token sign(Map<String, Object> headers, Map<String, ?> claims, Instant issuedAt, Instant expiresAt) {
        String token = JWT.create()
                .withHeader(headers)
                .withPayload(claims)
                .withIssuedAt(issuedAt)
                .withExpiresAt(expiresAt)
                .sign(algorithm);
        return Token.of(Secret.of(token), expiresAt);
    }
}
