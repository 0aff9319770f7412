package io.unisession.testkit.twilio;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Checks access tokens as Twilio does when a device connects. */
final class TwilioTokens {

    private static final Duration LONGEST = Duration.ofHours(24);

    private final String accountSid;
    private final String apiKey;
    private final JWTVerifier verifier;
    private final Clock clock;

    TwilioTokens(String accountSid, String apiKey, String apiSecret, Clock clock) {
        this.accountSid = accountSid;
        this.apiKey = apiKey;
        this.clock = clock;
        JWTVerifier.BaseVerification verification = (JWTVerifier.BaseVerification)
                JWT.require(Algorithm.HMAC256(apiSecret.getBytes(StandardCharsets.UTF_8)))
                        .acceptLeeway(60);
        this.verifier = verification.build(clock);
    }

    /** Returns the grants of a token that is valid now. */
    Map<String, Object> grants(String token) {
        DecodedJWT decoded;
        try {
            decoded = verifier.verify(token);
        } catch (JWTVerificationException invalid) {
            throw new IllegalArgumentException("the token is not valid", invalid);
        }
        boolean named = "twilio-fpa;v=1".equals(decoded.getHeaderClaim("cty").asString())
                && "JWT".equals(decoded.getType())
                && apiKey.equals(decoded.getIssuer())
                && accountSid.equals(decoded.getSubject())
                && decoded.getId() != null
                && decoded.getId().matches(apiKey + "-[0-9]+")
                && decoded.getExpiresAt() != null
                && !decoded.getExpiresAtAsInstant()
                        .isAfter(clock.instant().plus(LONGEST).plusSeconds(60));
        Map<String, Object> grants = decoded.getClaim("grants").asMap();
        if (!named || grants == null) {
            throw new IllegalArgumentException("the token is not an access token of account " + accountSid);
        }
        return grants;
    }
}
