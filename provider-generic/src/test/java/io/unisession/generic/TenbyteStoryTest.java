package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.RetryPolicy;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.ConfigurationException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All that the bundled descriptor does, over a service that remembers, and each of its requests as it is sent. */
class TenbyteStoryTest {
    private static final SessionQuery ACTIVE =
            SessionQuery.builder().status(SessionStatus.ACTIVE).build();

    private final FakeTenbyte service = FakeTenbyte.start();

    @AfterEach
    void close() {
        service.close();
    }

    private SessionClient client() {
        return builder().setting("TENBYTE_API_KEY", service.apiKey()).build();
    }

    private GenericSessions.Builder builder() {
        return GenericSessions.builder(Descriptor.bundled("tenbyte"))
                .baseUrl(service.baseUrl().toString())
                .retryPolicy(RetryPolicy.none());
    }

    private ReceivedRequest lastRequest() {
        return service.requests().get(service.requestCount() - 1);
    }

    private void assertPublic(String path, String query) {
        ReceivedRequest request = lastRequest();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/v1/webinar" + path);
        assertThat(request.rawQuery()).isEqualTo(query);
        assertThat(request.header("X-API-Key")).isEmpty();
        assertThat(request.header("Authorization")).isEmpty();
        assertThat(request.body()).isEmpty();
    }

    private void assertWithKey(String method, String path) {
        ReceivedRequest request = lastRequest();
        assertThat(request.method()).isEqualTo(method);
        assertThat(request.path()).isEqualTo("/v1/webinar" + path);
        assertThat(request.header("X-API-Key")).contains(service.apiKey());
        assertThat(request.header("Authorization")).isEmpty();
        assertThat(request.body()).isEmpty();
    }

    private static SessionQuery inRoom(String roomId) {
        return SessionQuery.builder().roomId(roomId).build();
    }

    @Test
    void story_fromScheduledToDeleted() {
        String townHall = service.scheduleSession("room-1", "Town hall");
        String standUp = service.scheduleSession("room-2", "Stand-up");
        try (SessionClient client = client()) {
            assertThat(client.getSession(townHall).status()).isEqualTo(SessionStatus.PENDING);
            assertThat(client.require(SessionListing.class).listSessions())
                    .extracting(Session::id)
                    .containsExactly(townHall, standUp);
            assertPublic("/sessions", "page=1");

            service.goLive(townHall);
            assertThat(client.require(SessionListing.class).listSessions(ACTIVE))
                    .extracting(Session::id)
                    .containsExactly(townHall);
            assertPublic("/sessions/live", "page=1");

            JoinToken token = client.require(JoinTokens.class)
                    .createJoinToken(JoinRequest.forSession(townHall).withName("Priya Raman"));
            assertThat(token.token().reveal()).isEqualTo("made-up-livekit-token-of-" + townHall);
            assertThat(token.roomId()).contains("room-1");
            assertThat(token.participantId()).isEmpty();
            assertThat(token.expiresAt()).isEmpty();
            assertThat(token.raw().text("/success")).contains("true");
            assertThat(token.metadata().attempts()).isEqualTo(1);
            assertThat(token.toString()).doesNotContain("livekit");
            assertWithKey("POST", "/sessions/" + townHall + "/join");

            client.require(SessionEnding.class).endSession(townHall);
            assertWithKey("POST", "/sessions/" + townHall + "/end");
            assertThat(client.require(SessionListing.class).listSessions(ACTIVE))
                    .isEmpty();
            assertThat(client.require(SessionListing.class).listSessions(inRoom("room-1")))
                    .singleElement()
                    .satisfies(session -> {
                        assertThat(session.status()).isEqualTo(SessionStatus.ENDED);
                        assertThat(session.endedAt()).isPresent();
                        assertThat(session.label()).contains("Town hall");
                        assertThat(session).isEqualTo(client.getSession(townHall));
                    });

            client.require(SessionDeletion.class).deleteSession(townHall);
            assertWithKey("DELETE", "/sessions/" + townHall);
            assertThat(client.findSession(townHall)).isEmpty();
            assertThat(client.findSession(standUp)).isPresent();
        }
    }

    @Test
    void listSessionsOfARoom_request_carriesTheRoomAndTheKey() {
        service.scheduleSession("room/1", "Stand-up");
        try (SessionClient client = client()) {
            assertThat(client.require(SessionListing.class).listSessions(inRoom("room/1")))
                    .hasSize(1);
        }
        assertWithKey("GET", "/rooms/room%2F1/sessions");
        assertThat(lastRequest().rawQuery()).isEqualTo("page=1");
    }

    @Test
    void listSessions_moreThanAPage_fetchesAsManyPagesAsTheTotalRequires() {
        List<String> ids = IntStream.range(0, 25)
                .mapToObj(number -> service.scheduleSession("room-1", "Number " + number))
                .toList();
        try (SessionClient client = client()) {
            SessionListing listing = client.require(SessionListing.class);
            assertThat(listing.listSessions()).extracting(Session::id).containsExactlyElementsOf(ids);
            assertThat(service.requests())
                    .extracting(ReceivedRequest::rawQuery)
                    .containsExactly("page=1", "page=2", "page=3");

            List<Page<Session>> pages = StreamSupport.stream(
                            listing.listSessions(
                                            SessionQuery.all(),
                                            PageRequest.first().withSize(20),
                                            CallOptions.defaults())
                                    .pages()
                                    .spliterator(),
                            false)
                    .toList();
            assertThat(pages).extracting(page -> page.items().size()).containsExactly(20, 5);
            assertThat(pages.get(0).total()).hasValue(25);
            assertThat(lastRequest().rawQuery()).isEqualTo("page=2&limit=20");
        }
    }

    @Test
    void listSessionsOfARoom_moreThanAPage_areAllListed() {
        for (int number = 0; number < 12; number++) {
            service.scheduleSession("room-1", "Number " + number);
        }
        try (SessionClient client = client()) {
            assertThat(client.require(SessionListing.class).listSessions(inRoom("room-1")))
                    .hasSize(12);
        }
    }

    /** The documentation does not say that a list without paging takes the parameters of one that has it. */
    @Test
    void listActiveSessions_serviceWithoutPaging_isCalledOnce() {
        service.enqueue(
                FakeResponse.json(
                        200,
                        "{\"success\":true,\"data\":{\"sessions\":[{\"id\":\"s-1\"},{\"id\":\"s-2\"}],\"total\":2,\"page\":1,\"limit\":1}}"));
        try (SessionClient client = client()) {
            assertThat(client.require(SessionListing.class).listSessions(ACTIVE))
                    .hasSize(2);
        }
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void listSessions_filtersThatNoEndpointSupports_areRejectedBeforeTheNetwork() {
        try (SessionClient client = client()) {
            SessionListing listing = client.require(SessionListing.class);
            SessionQuery activeInTheRoom = SessionQuery.builder()
                    .status(SessionStatus.ACTIVE)
                    .roomId("room-1")
                    .build();

            assertThat(listing.filters()).hasToString("no filter; or status ACTIVE (required); or roomId (required)");
            assertThatThrownBy(() -> listing.listSessions(activeInTheRoom))
                    .isInstanceOf(UnsupportedCapabilityException.class)
                    .hasMessage("tenbyte cannot list sessions by roomId and status ACTIVE; it can list them by "
                            + listing.filters());
        }
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void deleteSession_noKey_failsBeforeTheNetworkAndReadsGoOn() {
        String id = service.scheduleSession("room-1", "Stand-up");
        try (SessionClient client = builder().build()) {
            SessionDeletion deletion = client.require(SessionDeletion.class);
            assertThatThrownBy(() -> deletion.deleteSession(id))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("TENBYTE_API_KEY");
            assertThat(service.requestCount()).isZero();
            assertThat(client.getSession(id).id()).isEqualTo(id);
        }
    }
}
