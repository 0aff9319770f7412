package io.unisession.janus;

import io.unisession.Secret;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of a client: which API it uses, and with which secrets. */
final class JanusSettings {
    static final String ADMIN_SECRET = "JANUS_ADMIN_SECRET";
    static final String API_SECRET = "JANUS_API_SECRET";
    static final String TOKEN = "JANUS_TOKEN";
    static final String ROOM_SECRET = "JANUS_ROOM_SECRET";
    static final String ADMIN_KEY = "JANUS_ADMIN_KEY";
    static final String STRING_IDS = "JANUS_STRING_IDS";
    static final String TOKEN_AUTH_SECRET = "JANUS_TOKEN_AUTH_SECRET";

    private final ProviderSettings settings;
    private final boolean usesAdminApi;
    private final boolean hasStringIds;

    JanusSettings(ProviderSettings settings) {
        settings.requireKnown(
                List.of(ADMIN_SECRET, API_SECRET, TOKEN, ROOM_SECRET, ADMIN_KEY, STRING_IDS, TOKEN_AUTH_SECRET));
        this.settings = settings;
        this.usesAdminApi = settings.find(ADMIN_SECRET).isPresent();
        this.hasStringIds = settings.flag(STRING_IDS);
    }

    boolean usesAdminApi() {
        return usesAdminApi;
    }

    boolean hasStringIds() {
        return hasStringIds;
    }

    String baseUrl() {
        return settings.baseUrl(usesAdminApi ? "http://127.0.0.1:7088/admin" : "http://127.0.0.1:8088/janus");
    }

    /** The secret of the API as a field of each request. A server without secrets needs none. */
    Authenticator authenticator() {
        return settings.authenticator(
                current -> (usesAdminApi ? adminApi(current) : publicApi(current)).alsoHiding(others(current)));
    }

    private static Authenticator adminApi(ProviderSettings current) {
        return Authenticator.field("admin_secret", current.group(ADMIN_SECRET).secret(ADMIN_SECRET));
    }

    private static Authenticator publicApi(ProviderSettings current) {
        Optional<Authenticator> apiSecret =
                current.find(API_SECRET).map(secret -> Authenticator.field("apisecret", secret));
        return apiSecret
                .or(() -> current.find(TOKEN).map(token -> Authenticator.field("token", token)))
                .orElse(Authenticator.none());
    }

    private static List<Secret> others(ProviderSettings current) {
        return Stream.of(ROOM_SECRET, ADMIN_KEY, TOKEN_AUTH_SECRET)
                .flatMap(name -> current.find(name).stream())
                .toList();
    }

    /** A secret that only some requests need. */
    Optional<Secret> find(String name) {
        return settings.find(name);
    }
}
