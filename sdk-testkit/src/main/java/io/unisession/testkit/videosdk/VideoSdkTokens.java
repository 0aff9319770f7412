package io.unisession.testkit.videosdk;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Signs and checks the tokens of one VideoSDK project. */
final class VideoSdkTokens {

    private static final String SERVER_ROLE = "crawler";

    private final String apiKey;
    private final Algorithm algorithm;
    private final JWTVerifier verifier;
    private final Clock clock;

    VideoSdkTokens(String apiKey, String secretKey, Clock clock) {
        this.apiKey = apiKey;
        this.clock = clock;
        // The secret is used as its text's bytes, although it looks like hexadecimal digits.
        this.algorithm = Algorithm.HMAC256(secretKey.getBytes(StandardCharsets.UTF_8));
        JWTVerifier.BaseVerification verification = (JWTVerifier.BaseVerification)
                // A client whose clock runs ahead is not refused: the provider's own library does not look at "iat".
                JWT.require(algorithm).withClaim("apikey", apiKey).ignoreIssuedAt();
        this.verifier = verification.build(clock);
    }

    /** Signs a token for the server API that both versions accept: without roles, which version 1 does not have. */
    String sign(Duration lifetime) {
        return JWT.create()
                .withClaim("apikey", apiKey)
                .withClaim("permissions", List.of("allow_join", "allow_mod"))
                .withIssuedAt(clock.instant())
                .withExpiresAt(clock.instant().plus(lifetime))
                .sign(algorithm);
    }

    /** Returns why a request is refused; empty if its token is good. */
    Optional<FakeResponse> refusal(ReceivedRequest request) {
        Optional<String> token = request.header("Authorization").filter(value -> !value.isBlank());
        if (token.isEmpty()) {
            return Optional.of(VideoSdkErrors.tokenMissing());
        }
        try {
            // A prefix such as "Bearer " makes the header something that is no token.
            DecodedJWT verified = verifier.verify(token.get());
            Claim roles = verified.getClaim("roles");
            return roles.isMissing() || mayCall(request, roles)
                    ? Optional.empty()
                    : Optional.of(VideoSdkErrors.roleNotPermitted());
        } catch (JWTVerificationException invalid) {
            return Optional.of(VideoSdkErrors.tokenInvalid());
        }
    }

    /** The role for the server API is documented for version 2 only. */
    private static boolean mayCall(ReceivedRequest request, Claim roles) {
        List<String> listed = roles.asList(String.class);
        return !request.path().startsWith("/v1/") && listed != null && listed.contains(SERVER_ROLE);
    }
}
