package io.unisession.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.support.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A provider of a third party works, and takes no more than a page of code. */
class AcmeProviderTest {
    private static final int MOST_LINES = 100;

    @RegisterExtension
    final Service service = new Service();

    private SessionClient client;

    @BeforeEach
    void open() {
        client = Sessions.builder("acme")
                .baseUrl(service.url())
                .setting("ACME_API_KEY", "made-up-key")
                .httpClient(service.httpClient())
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void getSession_isMapped() {
        service.response(200, """
                {"id":"c-1","live":false,"began":"2026-01-01T10:00:00Z","ended":"2026-01-01T10:30:00Z","host":"ada"}
                """);

        Session session = client.getSession("c-1");

        assertThat(session)
                .isEqualTo(Session.builder("acme")
                        .id("c-1")
                        .status(SessionStatus.ENDED)
                        .startedAt(Instant.parse("2026-01-01T10:00:00Z"))
                        .endedAt(Instant.parse("2026-01-01T10:30:00Z"))
                        .build());
        assertThat(session.duration()).contains(Duration.ofMinutes(30));
        assertThat(session.participantsReported()).isFalse();
        assertThat(session.raw().text("/host")).contains("ada");
        assertThat(session.metadata().httpStatus()).hasValue(200);
        RecordedRequest request = service.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("GET /calls/c-1 HTTP/1.1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer made-up-key");
    }

    @Test
    void getSession_unknown_isNotFoundWithTheServicesMessage() {
        service.response(404, "{\"error\":{\"text\":\"no such call\"}}");

        assertThatThrownBy(() -> client.getSession("c-1"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("acme getSession failed: HTTP 404 not found: \"no such call\"");
    }

    @Test
    void getSession_responseWithoutId_isInvalid() {
        service.response(200, "{\"live\":true}");

        assertThatThrownBy(() -> client.getSession("c-1")).isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void listSessions_severalPages_fetchesThemAll() {
        service.response(200, "{\"calls\":[{\"id\":\"c-1\",\"live\":true},{\"id\":\"c-2\"}],\"next\":\"p 2\"}")
                .response(200, "{\"calls\":[],\"next\":\"p3\"}")
                .response(200, "{\"calls\":[{\"id\":\"c-3\",\"people\":[{\"id\":\"x\"}]}],\"next\":null}");

        List<Session> sessions = client
                .require(SessionListing.class)
                .listSessions(SessionQuery.all(), PageRequest.first().withSize(2), CallOptions.defaults())
                .stream()
                .toList();

        assertThat(sessions).extracting(Session::id).containsExactly("c-1", "c-2", "c-3");
        assertThat(sessions.get(2).raw().json()).isEqualTo("{\"id\":\"c-3\",\"people\":[{\"id\":\"x\"}]}");
        assertThat(service.takeRequest().getTarget()).isEqualTo("/calls?limit=2");
        assertThat(service.takeRequest().getTarget()).isEqualTo("/calls?limit=2&after=p%202");
        assertThat(service.takeRequest().getTarget()).isEqualTo("/calls?limit=2&after=p3");
    }

    @Test
    void listSessions_responseThatIsNotAList_failsInsteadOfBeingEmpty() {
        service.response(200, "{}").response(200, "[]").response(200, "{\"calls\":7}");

        for (int response = 0; response < 3; response++) {
            assertThatThrownBy(() -> client.require(SessionListing.class)
                            .listSessions()
                            .iterator()
                            .next())
                    .isInstanceOf(InvalidResponseException.class);
        }
    }

    @Test
    void endSession_isAccepted() {
        service.response(204);

        client.require(SessionEnding.class).endSession("c/1");

        assertThat(service.takeRequest().getRequestLine()).isEqualTo("DELETE /calls/c%2F1 HTTP/1.1");
    }

    /** Imports and blank lines are not counted: editors write them. */
    @Test
    void completeProvider_takesUnderAHundredLines() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/java/io/unisession/example/AcmeProvider.java"));

        assertThat(lines.stream().filter(line -> !line.isBlank() && !line.startsWith("import ")))
                .hasSizeBetween(40, MOST_LINES - 1);
    }
}
