package io.unisession.testkit.hundredms;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.testkit.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Checks the tokens of one app: those of servers and those with which people join. */
final class HundredMsTokens {
    private static final String PREFIX = "Bearer ";
    private static final int VERSION = 2;

    private final String accessKey;
    private final JWTVerifier verifier;

    HundredMsTokens(String accessKey, String appSecret, Clock clock) {
        this.accessKey = accessKey;
        Algorithm algorithm = Algorithm.HMAC256(appSecret.getBytes(StandardCharsets.UTF_8));
        this.verifier = ((JWTVerifier.BaseVerification) JWT.require(algorithm)).build(clock);
    }

    /** Refuses a request without a management token. */
    void require(ReceivedRequest request) {
        String header = request.header("Authorization").orElse("");
        if (!header.startsWith(PREFIX)) {
            throw HundredMsErrors.tokenRefused("not found");
        }
        verified(header.substring(PREFIX.length()), "management");
    }

    /** Returns a token of a type that is valid now. */
    DecodedJWT verified(String token, String type) {
        try {
            DecodedJWT verified = verifier.verify(token);
            requireClaim(verified, "access_key", accessKey);
            requireClaim(verified, "type", type);
            if (!Integer.valueOf(VERSION).equals(verified.getClaim("version").asInt())) {
                throw HundredMsErrors.tokenRefused("version");
            }
            if (verified.getId() == null
                    || verified.getIssuedAt() == null
                    || verified.getNotBefore() == null
                    || verified.getExpiresAt() == null) {
                throw HundredMsErrors.tokenRefused("jti, iat, nbf and exp are required");
            }
            return verified;
        } catch (JWTVerificationException invalid) {
            throw HundredMsErrors.tokenRefused(String.valueOf(invalid.getMessage()));
        }
    }

    private static void requireClaim(DecodedJWT token, String name, String value) {
        if (!value.equals(token.getClaim(name).asString())) {
            throw HundredMsErrors.tokenRefused(name);
        }
    }
}
