package io.unisession.example;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.SessionProvider;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.ErrorFormat;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A whole provider: it gets, lists and ends the calls of a made-up service. */
public final class AcmeProvider implements SessionProvider {
    @Override
    public Set<String> ids() {
        return Set.of("acme");
    }

    @Override
    public SessionClient open(ProviderSettings settings) {
        settings.requireKnown(List.of("ACME_API_KEY"));
        HttpPipeline http = HttpPipeline.builder("acme", settings.transport())
                .baseUrl(settings.baseUrl("https://api.acme.example/v1"))
                .authenticator(settings.authenticator(current ->
                        Authenticator.bearer(current.group("ACME_API_KEY").secret("ACME_API_KEY"))))
                .errors(ErrorFormat.builder().message("/error/text").build())
                .build();
        return new ProviderClient(new Backend(http), settings);
    }

    /** Sends what is described here; retries, time limits, errors and threads are the pipeline's and the client's. */
    private record Backend(HttpPipeline http) implements SessionBackend {
        private static final Endpoint GET_CALL = Endpoint.get("getSession", "/calls/{callId}");
        private static final Endpoint LIST_CALLS = Endpoint.get("listSessions", "/calls");
        private static final Endpoint HANG_UP = Endpoint.delete("endSession", "/calls/{callId}");

        @Override
        public Session getSession(String sessionId, CallOptions options) {
            return http.call(GET_CALL.request(sessionId), options, response -> session(response.json(), response));
        }

        @Override
        public Optional<ProviderDocument> request(ProviderRequest request, CallOptions options) {
            return Optional.of(http.request(request, options));
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.none()
                    .with(SessionListing.class, this::listSessions)
                    .with(SessionEnding.class, (sessionId, options) -> http.call(HANG_UP.request(sessionId), options));
        }

        private Pager<Session> listSessions(SessionQuery all, PageRequest first, CallOptions options) {
            return http.list(first, options, Backend::callsAt, (response, at) -> page(response));
        }

        private static ApiRequest callsAt(PageRequest at) {
            ApiRequest request = LIST_CALLS.request().query("limit", at.size().orElse(100));
            return request.query("after", at.cursor().orElse(null));
        }

        private static Page<Session> page(ApiResponse response) throws IOException {
            ItemList<Session> calls = ItemList.missing(false);
            String next = null;
            JsonReader json = response.json();
            json.enterObject();
            while (json.nextField()) {
                switch (json.field()) {
                    case "calls" -> calls = ItemList.read(json, call -> session(call, response));
                    case "next" -> next = json.text();
                    default -> {}
                }
            }
            return Page.builder(calls.require(null))
                    .nextCursor(next)
                    .metadata(response.metadata())
                    .build();
        }

        private static Session session(JsonReader json, ApiResponse response) throws IOException {
            Session.Builder session = Session.builder("acme").metadata(response.metadata());
            String id = null;
            int position = json.position();
            json.enterObject();
            while (json.nextField()) {
                switch (json.field()) {
                    case "id" -> id = json.id();
                    case "live" ->
                        session.status(Boolean.TRUE.equals(json.flag()) ? SessionStatus.ACTIVE : SessionStatus.ENDED);
                    case "began" -> session.startedAt(json.instant());
                    case "ended" -> session.endedAt(json.instant());
                    default -> {} // what is not read here is still in raw()
                }
            }
            if (id == null) {
                throw new UnusableResponseException("it holds a call without an id");
            }
            return session.id(id).raw(json.documentFrom(position)).build();
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
