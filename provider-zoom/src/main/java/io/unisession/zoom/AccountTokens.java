package io.unisession.zoom;

import io.unisession.Secret;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingGroup;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.TokenEndpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fetches the tokens of a server-to-server OAuth app. */
final class AccountTokens {
    static final String ACCOUNT_ID = "ZOOM_ACCOUNT_ID";
    static final String CLIENT_ID = "ZOOM_CLIENT_ID";
    static final String CLIENT_SECRET = "ZOOM_CLIENT_SECRET";
    static final String TOKEN_URL = "ZOOM_TOKEN_URL";

    private static final String STANDARD_URL = "https://zoom.us/oauth/token";

    private final TokenEndpoint endpoint;

    private AccountTokens(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    static AccountTokens open(ProviderSettings settings) {
        String url = settings.url(TOKEN_URL).orElse(STANDARD_URL);
        return new AccountTokens(TokenEndpoint.open(settings.provider(), settings.transport(), url));
    }

    Authenticator authenticator(ProviderSettings settings) {
        SettingGroup credentials = settings.group(ACCOUNT_ID, CLIENT_ID, CLIENT_SECRET);
        Secret secret = credentials.secret(CLIENT_SECRET);
        // In the body: as a query, which Zoom documented for years, it is refused to some.
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "account_credentials");
        form.put("account_id", credentials.text(ACCOUNT_ID));
        String clientId = credentials.text(CLIENT_ID);
        Authenticator client = settings.using(CLIENT_ID, () -> Authenticator.basic(clientId, secret));
        return endpoint.authenticator(client, form, List.of(secret)).alsoHiding(List.of(secret));
    }

    void close() {
        endpoint.pipeline().close();
    }
}
