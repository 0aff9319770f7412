package io.unisession.testkit.zoom;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import io.unisession.testkit.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Checks the tokens of the Video SDK's API, which the application signs itself. */
final class ZoomVideoTokens {

    private static final String PREFIX = "Bearer ";

    private final JWTVerifier verifier;

    ZoomVideoTokens(String apiKey, String apiSecret, Clock clock) {
        JWTVerifier.BaseVerification verification = (JWTVerifier.BaseVerification)
                JWT.require(Algorithm.HMAC256(apiSecret.getBytes(StandardCharsets.UTF_8)))
                        .withIssuer(apiKey)
                        .withClaimPresence("iat")
                        .withClaimPresence("exp");
        this.verifier = verification.build(clock);
    }

    void require(ReceivedRequest request) {
        String header = request.header("Authorization").orElse("");
        if (!header.startsWith(PREFIX)) {
            throw ZoomErrors.tokenRefused();
        }
        try {
            verifier.verify(header.substring(PREFIX.length()));
        } catch (JWTVerificationException invalid) {
            throw ZoomErrors.tokenRefused();
        }
    }
}
