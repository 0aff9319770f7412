package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.Token;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** The response of a token endpoint (RFC 6749, 5.1). */
final class OAuth2Response {
    /** Of a token of which the service does not say it; when it was too long, the service's 401 has it replaced. */
    private static final Duration UNKNOWN_LIFETIME = Duration.ofMinutes(5);

    private OAuth2Response() {}

    static Token token(ApiResponse response, Instant now) throws IOException {
        JsonReader json = response.json();
        String token = null;
        Long seconds = null;
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "access_token" -> token = json.id();
                    case "expires_in" -> seconds = json.wholeNumber();
                    default -> {}
                }
            }
        }
        if (token == null) {
            throw new IllegalStateException("it has no access_token");
        }
        Duration lifetime = seconds == null || seconds < 1 || seconds > Integer.MAX_VALUE
                ? UNKNOWN_LIFETIME
                : Duration.ofSeconds(seconds);
        return TokenLifetime.token(Secret.of(token), now, lifetime);
    }
}
