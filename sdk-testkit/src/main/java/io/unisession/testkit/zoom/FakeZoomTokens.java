package io.unisession.testkit.zoom;

import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.internal.Form;
import io.unisession.testkit.internal.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The token endpoint of Zoom, which is another service than its API. */
final class FakeZoomTokens extends FakeService {

    private static final Duration LIFETIME = Duration.ofSeconds(3599);
    private static final String PREFIX = "Bearer ";

    private final String accountId;
    private final String authorization;
    private final Clock clock;
    private final Map<String, Instant> issued = new ConcurrentHashMap<>();
    private final Set<String> missingScopes = ConcurrentHashMap.newKeySet();

    FakeZoomTokens(String accountId, String clientId, String clientSecret, Clock clock) {
        super("/oauth");
        this.accountId = accountId;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        this.clock = clock;
    }

    void listen() {
        open();
    }

    void lackScope(String scope) {
        missingScopes.add(scope);
    }

    void revokeAll() {
        issued.clear();
    }

    /** Refuses a request without a valid token, or without a scope. */
    void require(ReceivedRequest request, String scope) {
        String header = request.header("Authorization").orElse("");
        Instant expiry = header.startsWith(PREFIX) ? issued.get(header.substring(PREFIX.length())) : null;
        if (expiry == null || !clock.instant().isBefore(expiry)) {
            throw ZoomErrors.tokenRefused();
        }
        if (missingScopes.contains(scope)) {
            throw ZoomErrors.scopeMissing(scope);
        }
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        if (!request.method().equals("POST") || !request.path().equals("/oauth/token")) {
            return Json.response(404, Json.object().put("reason", "Not found").put("error", "not_found"));
        }
        Map<String, String> form = Form.fields(request.body());
        if (!request.rawQuery().isEmpty() || !form.keySet().equals(Set.of("grant_type", "account_id"))) {
            return refusal(400, "Bad request", "invalid_request");
        }
        if (!authorization.equals(request.header("Authorization").orElse(""))) {
            return refusal(401, "Invalid client_id or client_secret", "invalid_client");
        }
        if (!"account_credentials".equals(form.get("grant_type"))) {
            return refusal(400, "unsupported grant type", "unsupported_grant_type");
        }
        if (!accountId.equals(form.get("account_id"))) {
            return refusal(400, "Invalid account id", "invalid_request");
        }
        // One token for each time, so that clients with one clock have the same.
        String token = "made-up-zoom-token-" + clock.instant().toEpochMilli();
        issued.put(token, clock.instant().plus(LIFETIME));
        return Json.response(
                200,
                Json.object()
                        .put("access_token", token)
                        .put("token_type", "bearer")
                        .put("expires_in", LIFETIME.toSeconds())
                        .put("scope", "all")
                        .put("api_url", "https://api.zoom.us"));
    }

    private static FakeResponse refusal(int status, String reason, String error) {
        return Json.response(status, Json.object().put("reason", reason).put("error", error));
    }
}
