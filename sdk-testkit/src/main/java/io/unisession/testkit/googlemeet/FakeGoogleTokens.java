package io.unisession.testkit.googlemeet;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.internal.Form;
import io.unisession.testkit.internal.Json;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Google's token endpoint: it takes what a service account has signed in the name of a user. */
final class FakeGoogleTokens extends FakeService {

    static final String READ = "https://www.googleapis.com/auth/meetings.space.readonly";
    static final String CREATED = "https://www.googleapis.com/auth/meetings.space.created";

    private static final String REAL_URL = "https://oauth2.googleapis.com/token";
    private static final String PREFIX = "Bearer ";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration LIFETIME = Duration.ofSeconds(3599);
    private static final Duration LONGEST = Duration.ofHours(1);

    private record Issued(Set<String> scopes, Instant expiresAt) {}

    private final String serviceAccount;
    private final String user;
    private final JWTVerifier verifier;
    private final Clock clock;
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();

    FakeGoogleTokens(String serviceAccount, String user, RSAPublicKey key, Clock clock) {
        super("");
        this.serviceAccount = serviceAccount;
        this.user = user;
        this.clock = clock;
        JWTVerifier.BaseVerification verification = (JWTVerifier.BaseVerification)
                JWT.require(Algorithm.RSA256(key, null)).acceptLeeway(60);
        this.verifier = verification.build(clock);
    }

    void listen() {
        open();
    }

    /** Refuses a request without a valid token, or with one that has none of these scopes. */
    void require(ReceivedRequest request, String... anyOf) {
        String header = request.header("Authorization").orElse("");
        Issued token = header.startsWith(PREFIX) ? issued.get(header.substring(PREFIX.length())) : null;
        if (token == null || !clock.instant().isBefore(token.expiresAt())) {
            throw MeetErrors.unauthenticated();
        }
        if (List.of(anyOf).stream().noneMatch(token.scopes()::contains)) {
            throw MeetErrors.scopeMissing();
        }
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        if (!request.method().equals("POST") || !request.path().equals("/token")) {
            return Json.response(404, Json.object().put("error", "not_found"));
        }
        Map<String, String> form = Form.fields(request.body());
        if (!request.rawQuery().isEmpty() || !form.keySet().equals(Set.of("grant_type", "assertion"))) {
            return refusal("invalid_request", "The request has other parameters.");
        }
        if (!GRANT.equals(form.get("grant_type"))) {
            return refusal("unsupported_grant_type", "Invalid grant_type: " + form.get("grant_type"));
        }
        try {
            return issue(verifier.verify(form.get("assertion")));
        } catch (JWTVerificationException invalid) {
            return refusal("invalid_grant", "Invalid JWT Signature.");
        }
    }

    private FakeResponse issue(DecodedJWT assertion) {
        Instant issuedAt = assertion.getIssuedAtAsInstant();
        Instant expiresAt = assertion.getExpiresAtAsInstant();
        String scope = assertion.getClaim("scope").asString();
        boolean complete = serviceAccount.equals(assertion.getIssuer())
                && user.equals(assertion.getSubject())
                && isAudience(assertion.getAudience())
                && issuedAt != null
                && expiresAt != null
                && Duration.between(issuedAt, expiresAt).compareTo(LONGEST) <= 0;
        if (!complete) {
            return refusal("invalid_grant", "Invalid JWT: check iss, sub, aud, iat and exp.");
        }
        if (scope == null || !Set.of(READ, CREATED).containsAll(List.of(scope.split(" ", -1)))) {
            return refusal("invalid_scope", "Some requested scopes were invalid.");
        }
        // One token for each time, so that clients with one clock have the same.
        String token = "made-up-google-token-" + clock.instant().toEpochMilli();
        issued.put(
                token, new Issued(Set.of(scope.split(" ", -1)), clock.instant().plus(LIFETIME)));
        return Json.response(
                200,
                Json.object()
                        .put("access_token", token)
                        .put("expires_in", LIFETIME.toSeconds())
                        .put("scope", scope)
                        .put("token_type", "Bearer"));
    }

    /** The address of the endpoint, or of the real one: that is what a client signs whose address a test has changed. */
    private boolean isAudience(List<String> audience) {
        return List.of(REAL_URL).equals(audience)
                || List.of(baseUrl() + "/token").equals(audience);
    }

    private static FakeResponse refusal(String error, String description) {
        return Json.response(400, Json.object().put("error", error).put("error_description", description));
    }
}
