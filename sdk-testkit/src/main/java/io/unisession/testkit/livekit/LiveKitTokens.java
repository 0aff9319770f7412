package io.unisession.testkit.livekit;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Signs and checks the tokens of one API key. */
final class LiveKitTokens {

    private static final String PREFIX = "Bearer ";

    /** How far the server's clock and the client's may differ. */
    private static final long LEEWAY_SECONDS = 60;

    private final String apiKey;
    private final Algorithm algorithm;
    private final JWTVerifier verifier;
    private final Clock clock;

    LiveKitTokens(String apiKey, String apiSecret, Clock clock) {
        this.apiKey = apiKey;
        this.clock = clock;
        this.algorithm = Algorithm.HMAC256(apiSecret.getBytes(StandardCharsets.UTF_8));
        JWTVerifier.BaseVerification verification =
                (JWTVerifier.BaseVerification) JWT.require(algorithm).acceptLeeway(LEEWAY_SECONDS);
        this.verifier = verification.build(clock);
    }

    String sign(Map<String, ?> video, Duration lifetime) {
        return JWT.create()
                .withIssuer(apiKey)
                .withClaim("video", video)
                .withExpiresAt(clock.instant().plus(lifetime))
                .sign(algorithm);
    }

    /** Returns the grants of a request; none without a token. */
    LiveKitGrants grants(ReceivedRequest request) {
        Optional<String> header = request.header("Authorization").filter(value -> !value.isEmpty());
        if (header.isEmpty()) {
            return LiveKitGrants.none();
        }
        if (!header.get().startsWith(PREFIX)) {
            throw new ErrorResponseException(LiveKitErrors.notBearer());
        }
        return LiveKitGrants.of(verified(header.get().substring(PREFIX.length())));
    }

    /** Returns a token that is valid now. */
    DecodedJWT verified(String token) {
        try {
            DecodedJWT decoded = JWT.decode(token);
            if (!apiKey.equals(decoded.getIssuer())) {
                throw refused(LiveKitErrors.unknownKey());
            }
            DecodedJWT verified = verifier.verify(decoded);
            if (verified.getExpiresAt() == null) {
                throw refused(LiveKitErrors.invalidToken());
            }
            return verified;
        } catch (JWTVerificationException invalid) {
            throw refused(LiveKitErrors.invalidToken());
        }
    }

    private static ErrorResponseException refused(FakeResponse response) {
        return new ErrorResponseException(response);
    }
}
