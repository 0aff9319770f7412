package io.unisession.bandwidth;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.capability.SessionEnding;
import io.unisession.http.ApiRequest;
import io.unisession.http.Authenticator;
import io.unisession.http.Endpoint;
import io.unisession.http.ErrorFormat;
import io.unisession.http.HttpPipeline;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.SettingGroup;
import java.util.function.Supplier;

/** Bandwidth's operations, all of which are below one account. */
final class BandwidthBackend implements SessionBackend {
    static final String ACCOUNT_ID = "BW_ACCOUNT_ID";
    static final String USERNAME = "BW_USERNAME";
    static final String PASSWORD = "BW_PASSWORD";

    /** Newer answers have {@code error} and {@code requestId}, or from the gateway {@code message}; older ones {@code code} and {@code message}. */
    private static final ErrorFormat ERRORS = ErrorFormat.builder()
            .message("/error", "/message")
            .code("/code")
            .requestId("/requestId")
            .build();

    private final HttpPipeline http;
    private final String accountId;
    private final Capabilities capabilities = Capabilities.none().with(SessionEnding.class, this::endSession);

    private BandwidthBackend(HttpPipeline http, String accountId) {
        this.http = http;
        this.accountId = accountId;
    }

    static BandwidthBackend open(ProviderSettings settings) {
        SettingGroup group = settings.group(ACCOUNT_ID, USERNAME, PASSWORD);
        String accountId = group.text(ACCOUNT_ID);
        String username = group.text(USERNAME);
        Secret password = group.secret(PASSWORD);
        // Here rather than in each call, where it would look like a wrong session id.
        checked(settings, ACCOUNT_ID, () -> BandwidthEndpoints.GET_SESSION.request(accountId, "any"));
        HttpPipeline http = HttpPipeline.builder(settings.provider(), settings.transport())
                .baseUrl(settings.baseUrl(BandwidthEndpoints.BASE_URL))
                .authenticator(checked(settings, USERNAME, () -> Authenticator.basic(username, password)))
                .errors(ERRORS)
                .build();
        return new BandwidthBackend(http, accountId);
    }

    private static <T> T checked(ProviderSettings settings, String name, Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalArgumentException unfit) {
            throw settings.misconfigured(name + " cannot be used: " + unfit.getMessage());
        }
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        return http.call(request(BandwidthEndpoints.GET_SESSION, sessionId), options, BandwidthMapping::session);
    }

    void endSession(String sessionId, CallOptions options) {
        http.call(request(BandwidthEndpoints.END_SESSION, sessionId), options);
    }

    private ApiRequest request(Endpoint endpoint, String id) {
        return endpoint.request(accountId, id);
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void close() {
        http.close();
    }
}
