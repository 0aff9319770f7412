package io.unisession.spi.event;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.Secret;
import io.unisession.event.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A signature in the form of a JWT by HS256 that has a hash of the body as a claim. Needs {@code com.auth0:java-jwt} on
 * the class path.
 */
public final class JwtSignature implements WebhookSignature {
    private static final Duration LEEWAY = Duration.ofMinutes(1);
    private static final String BEARER = "Bearer ";

    private final String header;
    private final String hashClaim;
    private final Map<String, List<Algorithm>> algorithmsByIssuer = new HashMap<>();

    /**
     * Creates the signature.
     *
     * @param header the header that holds the JWT, with or without {@code Bearer}
     * @param hashClaim the claim that holds the SHA-256 of the body, in Base64
     * @param secretsByIssuer the keys, by the issuer that signs with them; several while one is replaced by another
     * @throws IllegalArgumentException if there is none, or one of them is blank
     */
    public JwtSignature(String header, String hashClaim, Map<String, List<Secret>> secretsByIssuer) {
        WebhookSignature.required(
                secretsByIssuer.values().stream().flatMap(List::stream).toList());
        this.header = Objects.requireNonNull(header, "header");
        this.hashClaim = Objects.requireNonNull(hashClaim, "hashClaim");
        secretsByIssuer.forEach((issuer, secrets) -> algorithmsByIssuer.put(
                issuer,
                secrets.stream()
                        .map(secret -> Algorithm.HMAC256(secret.reveal().getBytes(StandardCharsets.UTF_8)))
                        .toList()));
    }

    @Override
    public void verify(WebhookRequest request, Instant now) throws RejectedWebhookException {
        String value = request.header(header)
                .orElseThrow(
                        () -> rejected("the request has no header " + header + ", so it is not proved to be genuine"));
        DecodedJWT token = verified(value.startsWith(BEARER) ? value.substring(BEARER.length()) : value, now);
        String hash = token.getClaim(hashClaim).asString();
        byte[] expected =
                Base64.getEncoder().encodeToString(sha256(request.body())).getBytes(StandardCharsets.US_ASCII);
        if (hash == null || !MessageDigest.isEqual(expected, hash.getBytes(StandardCharsets.UTF_8))) {
            throw rejected("the token in " + header
                    + " does not match the body; pass the body as it arrived, not parsed and written again");
        }
    }

    private DecodedJWT verified(String value, Instant now) throws RejectedWebhookException {
        DecodedJWT decoded = decoded(value);
        List<Algorithm> algorithms = algorithmsByIssuer.getOrDefault(decoded.getIssuer(), List.of());
        if (algorithms.isEmpty()) {
            throw rejected("the request is signed with another API key than the one that is set");
        }
        if (algorithms.stream().noneMatch(algorithm -> isSigned(decoded, algorithm))) {
            throw rejected("the token in " + header + " is not signed with the secret that is set");
        }
        requireValid(decoded, now);
        return decoded;
    }

    private DecodedJWT decoded(String value) throws RejectedWebhookException {
        try {
            DecodedJWT token = JWT.decode(value);
            // The library accepts a token without claims, and fails when it is asked for one.
            Objects.requireNonNull(token.getClaim(hashClaim), "claim");
            return token;
        } catch (RuntimeException malformed) {
            // Also what is no failure of verification to the library, such as a time beyond all dates.
            throw rejected("the header " + header + " holds no JWT");
        }
    }

    /** Whatever algorithm the token names, only this one is tried. */
    private static boolean isSigned(DecodedJWT token, Algorithm algorithm) {
        try {
            algorithm.verify(token);
            return true;
        } catch (JWTVerificationException wrong) {
            return false;
        }
    }

    private void requireValid(DecodedJWT token, Instant now) throws RejectedWebhookException {
        Instant from = token.getNotBeforeAsInstant();
        Instant to = token.getExpiresAtAsInstant();
        if (to == null) {
            throw rejected("the token in " + header + " never expires");
        }
        // The leeway moves this machine's time, because a token may expire at the end of all time.
        if (now.minus(LEEWAY).isAfter(to) || (from != null && now.plus(LEEWAY).isBefore(from))) {
            throw rejected("the token in " + header + " is valid until " + to
                    + ", and not now; if this happens often, check this machine's clock");
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static RejectedWebhookException rejected(String reason) {
        return new RejectedWebhookException(UNAUTHORIZED, reason);
    }
}
