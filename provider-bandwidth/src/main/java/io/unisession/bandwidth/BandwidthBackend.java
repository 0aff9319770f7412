package io.unisession.bandwidth;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.SettingGroup;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.ErrorFormat;
import io.unisession.spi.http.HttpPipeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bandwidth's operations on one account. */
final class BandwidthBackend implements SessionBackend {
    static final String ACCOUNT_ID = "BW_ACCOUNT_ID";
    static final String USERNAME = "BW_USERNAME";
    static final String PASSWORD = "BW_PASSWORD";

    /**
     * Newer errors have {@code error} and {@code requestId}, the gateway's have {@code message}, and older ones have
     * {@code code} and {@code message}.
     */
    private static final ErrorFormat ERRORS = ErrorFormat.builder()
            .message("/error", "/message")
            .code("/code")
            .requestId("/requestId")
            .build();

    private final HttpPipeline http;
    private final String accountId;
    private final BandwidthJoinTokens joinTokens;
    private final Capabilities capabilities = Capabilities.none()
            .with(SessionEnding.class, this::endSession)
            .with(ParticipantListing.class, this::listParticipants)
            .with(ParticipantRemoval.class, this::removeParticipant)
            .with(JoinTokens.class, this::createJoinToken);

    private BandwidthBackend(HttpPipeline http, String accountId) {
        this.http = http;
        this.accountId = accountId;
        this.joinTokens = new BandwidthJoinTokens(http, accountId);
    }

    static BandwidthBackend open(ProviderSettings settings) {
        settings.requireKnown(List.of(ACCOUNT_ID, USERNAME, PASSWORD));
        String accountId = credentials(settings).text(ACCOUNT_ID);
        // Checked here, because in a call it would look like an invalid session id.
        settings.using(ACCOUNT_ID, () -> BandwidthEndpoints.GET_SESSION.request(accountId, "any"));
        HttpPipeline http = HttpPipeline.builder(settings.provider(), settings.transport())
                .baseUrl(settings.baseUrl(BandwidthEndpoints.BASE_URL))
                .authenticator(settings.authenticator(BandwidthBackend::authenticator))
                .errors(ERRORS)
                .build();
        return new BandwidthBackend(http, accountId);
    }

    private static SettingGroup credentials(ProviderSettings settings) {
        return settings.group(ACCOUNT_ID, USERNAME, PASSWORD);
    }

    private static Authenticator authenticator(ProviderSettings settings) {
        SettingGroup group = credentials(settings);
        String username = group.text(USERNAME);
        Secret password = group.secret(PASSWORD);
        return settings.using(USERNAME, () -> Authenticator.basic(username, password));
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        return http.call(
                BandwidthEndpoints.GET_SESSION.request(accountId, sessionId), options, SessionMapping::session);
    }

    Session createSession(NewSession session, CallOptions options) {
        ApiRequest request = withBody(BandwidthEndpoints.CREATE_SESSION.request(accountId), session.toJson());
        return http.call(request, options, SessionMapping::session);
    }

    void endSession(String sessionId, CallOptions options) {
        http.call(BandwidthEndpoints.END_SESSION.request(accountId, sessionId), options);
    }

    CreatedParticipant createParticipant(NewParticipant participant, CallOptions options) {
        ApiRequest request = withBody(BandwidthEndpoints.CREATE_PARTICIPANT.request(accountId), participant.toJson());
        return http.call(request, options, new CreatedParticipantMapping());
    }

    Participant getParticipant(String participantId, CallOptions options) {
        ApiRequest request = BandwidthEndpoints.GET_PARTICIPANT.request(accountId, participantId);
        return http.call(request, options, response -> ParticipantMapping.participant(response, participantId));
    }

    void deleteParticipant(String participantId, CallOptions options) {
        http.call(BandwidthEndpoints.DELETE_PARTICIPANT.request(accountId, participantId), options);
    }

    Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options) {
        ApiRequest request = BandwidthEndpoints.LIST_PARTICIPANTS.request(accountId, sessionId);
        return http.listAtOnce(first, options, request, ParticipantMapping::list);
    }

    void addParticipant(String sessionId, String participantId, Subscriptions subscriptions, CallOptions options) {
        ApiRequest request = BandwidthEndpoints.ADD_PARTICIPANT.request(accountId, sessionId, participantId);
        http.call(withBody(request, subscriptions.toJson(sessionId)), options);
    }

    void removeParticipant(String sessionId, String participantId, CallOptions options) {
        http.call(BandwidthEndpoints.REMOVE_PARTICIPANT.request(accountId, sessionId, participantId), options);
    }

    Subscriptions getSubscriptions(String sessionId, String participantId, CallOptions options) {
        ApiRequest request = BandwidthEndpoints.GET_SUBSCRIPTIONS.request(accountId, sessionId, participantId);
        return http.call(request, options, SubscriptionsMapping::subscriptions);
    }

    void replaceSubscriptions(
            String sessionId, String participantId, Subscriptions subscriptions, CallOptions options) {
        ApiRequest request = BandwidthEndpoints.REPLACE_SUBSCRIPTIONS.request(accountId, sessionId, participantId);
        http.call(withBody(request, subscriptions.toJson(sessionId)), options);
    }

    void clearSubscriptions(String sessionId, String participantId, CallOptions options) {
        http.call(BandwidthEndpoints.CLEAR_SUBSCRIPTIONS.request(accountId, sessionId, participantId), options);
    }

    JoinToken createJoinToken(JoinRequest request, CallOptions options) {
        return joinTokens.createJoinToken(request, options);
    }

    JoinToken createJoinToken(String sessionId, NewParticipant participant, CallOptions options) {
        return joinTokens.createJoinToken(sessionId, participant, options);
    }

    /** Does not send an empty body, which means the same to Bandwidth's operations. */
    static ApiRequest withBody(ApiRequest request, Map<String, ?> fields) {
        return fields.isEmpty() ? request : request.json(fields);
    }

    @Override
    public Optional<ProviderDocument> request(ProviderRequest request, CallOptions options) {
        return Optional.of(http.request(request, options));
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
