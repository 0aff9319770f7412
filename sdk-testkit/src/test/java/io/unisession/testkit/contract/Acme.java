package io.unisession.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.CallOptions;
import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.ResponseMetadata;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionClientBuilder;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.ApiException;
import io.unisession.error.FailureDetails;
import io.unisession.error.SessionException;
import io.unisession.error.TransportException;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.NextLinks;
import io.unisession.spi.http.PageMapper;
import io.unisession.spi.http.ResponseMapper;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A small provider of {@link FakeAcme}, as a third party would write it; with one defect, if it is given one. */
final class Acme implements SessionBackend {
    private static final Endpoint GET = Endpoint.get("getSession", "/calls/{sessionId}");
    private static final Endpoint LIST = Endpoint.get("listSessions", "/calls");
    private static final Endpoint PEOPLE = Endpoint.get("listParticipants", "/calls/{sessionId}/people");
    private static final Endpoint DELETE = Endpoint.delete("deleteSession", "/calls/{sessionId}");
    private static final Endpoint REMOVE =
            Endpoint.delete("removeParticipant", "/calls/{sessionId}/people/{participantId}");
    private static final Endpoint TOKEN = Endpoint.post("createJoinToken", "/calls/{sessionId}/tokens");
    private static final Endpoint READ_TO_END = Endpoint.get("endSession", "/calls/{sessionId}");
    private static final Endpoint END = Endpoint.post("endSession", "/rooms/{roomId}/end");

    private final HttpPipeline http;
    private final Defect defect;
    private final OwnHttp ownHttp;

    private Acme(HttpPipeline http, Defect defect, OwnHttp ownHttp) {
        this.http = http;
        this.defect = defect;
        this.ownHttp = ownHttp;
    }

    static Builder builder(Defect defect) {
        return new Builder(defect);
    }

    static final class Builder extends SessionClientBuilder<SessionClient, Builder> {
        private final Defect defect;
        private OkHttpClient ownHttp = new OkHttpClient();

        private Builder(Defect defect) {
            super("acme");
            this.defect = defect;
        }

        @Override
        public Builder httpClient(OkHttpClient httpClient) {
            ownHttp = httpClient;
            return super.httpClient(httpClient);
        }

        @Override
        public SessionClient build() {
            var settings = settings();
            Secret key = settings.group("ACME_KEY").secret("ACME_KEY");
            String baseUrl = settings.baseUrl("https://api.acme.example/v3");
            HttpPipeline http = HttpPipeline.builder("acme", settings.transport())
                    .baseUrl(baseUrl)
                    .authenticator(Authenticator.header("X-API-Key", key))
                    .build();
            return new ProviderClient(new Acme(http, defect, new OwnHttp(ownHttp, baseUrl, key)), settings);
        }
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        return call(GET.request(sessionId), options, response -> {
            Session session = session(response);
            return defect == Defect.SIMILAR_IDS && looks(session.id()).equals(looks(sessionId))
                    ? session.toBuilder().id(sessionId).build()
                    : session;
        });
    }

    private static String looks(String id) {
        return Normalizer.normalize(id, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<ProviderDocument> request(ProviderRequest request, CallOptions options) {
        return Optional.of(http.request(request, options));
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.none()
                .with(SessionListing.class, this::listSessions)
                .with(ParticipantListing.class, this::listParticipants)
                .with(SessionEnding.class, this::endSession)
                .with(SessionDeletion.class, (id, options) -> run(DELETE.request(id), options))
                .with(ParticipantRemoval.class, (id, person, options) -> run(REMOVE.request(id, person), options))
                .with(JoinTokens.class, this::createJoinToken);
    }

    private <T> T call(ApiRequest request, CallOptions options, ResponseMapper<T> mapper) {
        try {
            return defect == Defect.OWN_HTTP ? ownHttp.call(request, mapper) : http.call(request, options, mapper);
        } catch (SessionException failure) {
            if (defect == Defect.QUOTES_THE_SERVICE && failure instanceof ApiException refused) {
                throw new IllegalStateException("the service refused " + ownHttp.key());
            }
            throw failure;
        }
    }

    private void run(ApiRequest request, CallOptions options) {
        if (defect == Defect.OWN_HTTP) {
            ownHttp.call(request, response -> "ignored");
        } else {
            http.call(request, options);
        }
    }

    private void endSession(String sessionId, CallOptions options) {
        Session session = call(READ_TO_END.request(sessionId), options, response -> {
            Session read = session(response);
            if (defect != Defect.ANY_SESSION) {
                response.requireIsAbout(sessionId, read.id());
            }
            return read;
        });
        run(END.request(session.roomId().orElseThrow()), options);
    }

    private JoinToken createJoinToken(JoinRequest request, CallOptions options) {
        return call(TOKEN.request(request.sessionId()), options, response -> {
            String token = null;
            JsonReader json = response.json();
            if (json.enterObject()) {
                while (json.nextField()) {
                    token = json.field().equals("token") ? json.text() : token;
                }
            }
            if (token == null) {
                throw new UnusableResponseException("it has no token");
            }
            return JoinToken.builder(Secret.of(token)).build();
        });
    }

    private Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        return list(first, options, page -> NextLinks.request(sized(LIST.request(), page), page), this::sessions);
    }

    private Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options) {
        return list(
                first,
                options,
                page -> sized(PEOPLE.request(sessionId), page)
                        .query("cursor", page.cursor().orElse(null)),
                (response, page) -> people(response, page, sessionId));
    }

    private static ApiRequest sized(ApiRequest request, PageRequest page) {
        return page.size().isPresent() ? request.query("limit", page.size().getAsInt()) : request;
    }

    private <T> Pager<T> list(
            PageRequest first, CallOptions options, Function<PageRequest, ApiRequest> request, PageMapper<T> mapper) {
        return switch (defect) {
            case OWN_HTTP, HIDES_FAILED_PAGES ->
                Pager.of("acme", "list", first, page -> {
                    try {
                        return call(request.apply(page), options, response -> mapper.map(response, page));
                    } catch (SessionException failure) {
                        if (defect == Defect.HIDES_FAILED_PAGES && page.cursor().isPresent()) {
                            return Page.<T>builder(List.of()).build();
                        }
                        throw failure;
                    }
                });
            case LISTS_AT_ONCE, COMPUTES_OFFSETS ->
                Pager.of("acme", "list", first, page -> allPages(options, request, mapper, page));
            default -> http.list(first, options, request, mapper);
        };
    }

    /** Up to a limit, so that a test ends. */
    private <T> Page<T> allPages(
            CallOptions options, Function<PageRequest, ApiRequest> request, PageMapper<T> mapper, PageRequest first) {
        List<T> items = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(first);
        for (int pages = 0; next.isPresent() && pages < 50; pages++) {
            PageRequest current = next.get();
            Page<T> page = call(request.apply(current), options, response -> mapper.map(response, current));
            items.addAll(page.items());
            next = next(current, page, items.size());
        }
        return Page.builder(items).build();
    }

    private Optional<PageRequest> next(PageRequest current, Page<?> page, int offset) {
        return defect == Defect.COMPUTES_OFFSETS
                        && (page.nextCursor().isPresent()
                                || offset < page.total().orElse(0))
                ? Optional.of(current.startingAt(String.valueOf(offset)))
                : page.nextCursor().map(current::startingAt);
    }

    private Page<Session> sessions(ApiResponse response, PageRequest page) throws IOException {
        ListReader<Session> list = new ListReader<>("calls", json -> session(json, response));
        list.read(response.json(), defect);
        String next = list.next == null ? null : cursor(response, list.next);
        return Page.builder(list.items())
                .nextCursor(defect == Defect.BELIEVES_TOTALS && list.total <= 1 ? null : next)
                .metadata(response.metadata())
                .build();
    }

    private @Nullable String cursor(ApiResponse response, String link) {
        boolean elsewhere = link.startsWith("https://");
        return defect == Defect.STAYS_AT_ITS_HOST && elsewhere ? null : NextLinks.requireCursor(response, link);
    }

    private Page<Participant> people(ApiResponse response, PageRequest page, String sessionId) throws IOException {
        ListReader<Participant> list = new ListReader<>("people", this::person);
        list.read(response.json(), defect);
        response.requireIsAbout(sessionId, list.call);
        String cursor = defect == Defect.COMPUTES_OFFSETS ? "any" : list.next;
        return Page.builder(list.items())
                .nextCursor(list.more ? cursor : null)
                .total(list.total == Long.MAX_VALUE ? null : list.total)
                .metadata(response.metadata())
                .build();
    }

    private Session session(ApiResponse response) throws IOException {
        Session session = session(response.json(), response);
        if (session == null) {
            throw new UnusableResponseException("it is not a call");
        }
        return session;
    }

    private @Nullable Session session(JsonReader json, ApiResponse response) throws IOException {
        int position = json.position();
        Session.Builder session = Session.builder("acme").metadata(response.metadata());
        if (!json.enterObject()) {
            return null;
        }
        String id = null;
        while (json.nextField()) {
            switch (json.field()) {
                case "id" -> id = json.id();
                case "room" -> session.roomId(json.id());
                case "state" -> {
                    String word = json.text();
                    session.providerStatus(word).status(status(word));
                }
                case "started" -> session.startedAt(time(json));
                case "ended" -> session.endedAt(time(json));
                case "people" ->
                    session.participants(
                            defect == Defect.READS_WITHOUT_LIMIT ? readByJackson(response) : readPeople(json));
                default -> {}
            }
        }
        if (id == null) {
            return null;
        }
        session.id(id).raw(json.documentFrom(position));
        return defect == Defect.SILENT_ABOUT_TIMES
                ? session.build()
                : session.unreadableFields(json.unreadableFields(position)).build();
    }

    private static SessionStatus status(@Nullable String word) {
        return "open".equals(word)
                ? SessionStatus.ACTIVE
                : "over".equals(word) ? SessionStatus.ENDED : SessionStatus.UNKNOWN;
    }

    private @Nullable List<Participant> readPeople(JsonReader json) throws IOException {
        if (!json.enterArray()) {
            return null;
        }
        List<Participant> people = new ArrayList<>();
        while (json.nextElement()) {
            Participant person = person(json);
            if (person != null) {
                people.add(person);
            }
        }
        return people;
    }

    private static List<Participant> readByJackson(ApiResponse response) throws IOException {
        List<Participant> people = new ArrayList<>();
        JsonNode body = new ObjectMapper().readTree(response.document().json());
        body.path("people")
                .forEach(person -> people.add(Participant.builder(null).build()));
        return people;
    }

    private @Nullable Participant person(JsonReader json) throws IOException {
        int position = json.position();
        if (!json.enterObject()) {
            return null;
        }
        String id = null;
        Interval.Builder interval = Interval.builder();
        while (json.nextField()) {
            switch (json.field()) {
                case "id" -> id = json.id();
                case "joined" -> interval.joinedAt(time(json));
                case "left" -> {
                    interval.leftAt(time(json));
                    if (json.isUnreadable()) {
                        interval.end(IntervalEnd.UNKNOWN);
                    }
                }
                default -> {}
            }
        }
        if (id == null) {
            return null;
        }
        Participant.Builder person =
                Participant.builder(id).intervals(List.of(interval.build())).raw(json.documentFrom(position));
        return defect == Defect.SILENT_ABOUT_TIMES
                ? person.build()
                : person.unreadableFields(json.unreadableFields(position)).build();
    }

    private @Nullable Instant time(JsonReader json) throws IOException {
        if (defect != Defect.TIMES_AS_WRITTEN) {
            return json.instant();
        }
        String text = json.text();
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException otherText) {
            return null;
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /** Reads the items of a page and what is said about it. */
    private static final class ListReader<T> {
        private final String field;
        private final ItemList.ElementMapper<T> mapper;
        private @Nullable ItemList<T> items;
        private boolean expected = true;
        private boolean more;
        private long total = Long.MAX_VALUE;
        private @Nullable String next;
        private @Nullable String call;

        ListReader(String field, ItemList.ElementMapper<T> mapper) {
            this.field = field;
            this.mapper = mapper;
        }

        void read(JsonReader json, Defect defect) throws IOException {
            if (!json.enterObject()) {
                items = ItemList.inPlace(json);
                return;
            }
            boolean empty = true;
            while (json.nextField()) {
                empty = false;
                String name = json.field();
                if (name.equals(field)) {
                    items = ItemList.read(json, mapper);
                } else if (name.equals("more")) {
                    more = Boolean.TRUE.equals(json.flag());
                } else if (name.equals("total")) {
                    Long number = json.wholeNumber();
                    total = number == null ? total : number;
                } else if (name.equals("next") || name.equals("cursor")) {
                    next = json.text();
                } else if (name.equals("call")) {
                    call = json.id();
                }
            }
            expected = defect != Defect.NEEDS_A_LIST && (empty || total < Long.MAX_VALUE);
        }

        List<T> items() {
            return (items == null ? ItemList.<T>missing(expected) : items).require(null);
        }
    }

    /** Sends requests without the core: no checks of connections, no resending, no limits. */
    private record OwnHttp(OkHttpClient http, String baseUrl, Secret secret) {
        String key() {
            return secret.reveal();
        }

        <T> T call(ApiRequest request, ResponseMapper<T> mapper) {
            StringBuilder url = new StringBuilder(baseUrl + request.path());
            request.query()
                    .forEach(parameter -> url.append(url.indexOf("?") < 0 ? '?' : '&')
                            .append(parameter.getKey())
                            .append('=')
                            .append(parameter.getValue()));
            String method = request.endpoint().method();
            Request wire = new Request.Builder()
                    .url(url.toString())
                    .header("X-API-Key", key())
                    .method(method, method.equals("POST") ? RequestBody.create(request.body()) : null)
                    .build();
            OkHttpClient naive =
                    http.newBuilder().retryOnConnectionFailure(false).build();
            try (Response response = naive.newCall(wire).execute()) {
                ResponseMetadata metadata =
                        ResponseMetadata.builder().httpStatus(response.code()).build();
                return mapper.map(new ApiResponse(response.body().bytes(), metadata));
            } catch (IOException | RuntimeException lost) {
                throw new TransportException(
                        "acme failed: " + lost,
                        FailureDetails.builder("acme", request.endpoint().operation())
                                .build(),
                        TransportException.Sent.MAYBE);
            }
        }
    }
}
