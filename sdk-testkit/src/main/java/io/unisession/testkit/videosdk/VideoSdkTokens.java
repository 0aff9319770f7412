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
        // The secret looks like hexadecimal digits, but the key is the bytes of its text.
        this.algorithm = Algorithm.HMAC256(secretKey.getBytes(StandardCharsets.UTF_8));
        JWTVerifier.BaseVerification verification = (JWTVerifier.BaseVerification)
                // Tokens from a client whose clock is fast are accepted: VideoSDK's own library ignores "iat".
                JWT.require(algorithm).withClaim("apikey", apiKey).ignoreIssuedAt();
        this.verifier = verification.build(clock);
    }

    /** Signs a token that both versions of the API accept: it has no roles, because version 1 has none. */
    String sign(Duration lifetime) {
        return JWT.create()
                .withClaim("apikey", apiKey)
                .withClaim("permissions", List.of("allow_join", "allow_mod"))
                .withIssuedAt(clock.instant())
                .withExpiresAt(clock.instant().plus(lifetime))
                .sign(algorithm);
    }

    /** Returns the error response for a request; empty if its token is valid. */
    Optional<FakeResponse> refusal(ReceivedRequest request) {
        Optional<String> token = request.header("Authorization").filter(value -> !value.isBlank());
        if (token.isEmpty()) {
            return Optional.of(VideoSdkErrors.tokenMissing());
        }
        try {
            // With a prefix such as "Bearer ", the header is not a token.
            DecodedJWT verified = verifier.verify(token.get());
            Claim roles = verified.getClaim("roles");
            return roles.isMissing() || mayCall(request, roles)
                    ? Optional.empty()
                    : Optional.of(VideoSdkErrors.roleNotPermitted());
        } catch (JWTVerificationException invalid) {
            return Optional.of(VideoSdkErrors.tokenInvalid());
        }
    }

    /** Only version 2 documents the role for the server API. */
    private static boolean mayCall(ReceivedRequest request, Claim roles) {
        List<String> listed = roles.asList(String.class);
        return !request.path().startsWith("/v1/") && listed != null && listed.contains(SERVER_ROLE);
    }
}
