package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.SessionClient;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dry run shows what an operation would send, and sends nothing. */
class RequestDryRunTest {
    private static final String DESCRIPTOR = """
            id: acme
            baseUrl: https://${env:ACME_TENANT}.acme.example/v1
            auth: { type: bearer, token: "${env:ACME_TOKEN}" }
            headers: { X-App: "app ${env:ACME_APP}" }
            operations:
              getSession: { request: "GET /calls/{sessionId}", auth: { type: none } }
              listSessions:
                request: { method: GET, path: /calls, query: { room: "{roomId}", state: "{status}", since: "{startedFrom as epoch-seconds}" } }
                statusWords: { ACTIVE: open }
                items: /calls
                paging: { style: page-number, pageParam: page, sizeParam: size, size: 50 }
              endSession: { request: "POST /rooms/{roomId}/end" }
              removeParticipant:
                request: { method: PATCH, path: "/calls/{sessionId}", headers: { X-Why: removal }, body: { remove: ["{participantId}"], key: "${env:ACME_API_KEY}" } }
                auth: { type: basic, username: "${env:ACME_USER}", password: "${env:ACME_PASSWORD}" }
              joinToken:
                sign: { type: jwt-hs256, secret: "${env:ACME_SIGNING_KEY}", headers: { kid: "${env:ACME_KEY_ID}" }, claims: { room: "{roomId}", user: "{participantId}", name: "{name}" }, lifetime: PT30M }
            models:
              session: { id: /id, roomId: /room, status: /state, statusValues: { open: ACTIVE } }
            """;

    private static DryRun run(String descriptor, String operation, Map<String, String> variables) {
        return DryRun.ofRequest(Descriptor.parse("acme.yaml", descriptor), operation, variables);
    }

    private static List<String> lines(String operation, Map<String, String> variables) {
        return run(DESCRIPTOR, operation, variables).lines();
    }

    private static Optional<String> value(DryRun run, String field) {
        return run.findings().stream()
                .filter(each -> each.field().equals(field))
                .findFirst()
                .flatMap(FieldFinding::value);
    }

    @Test
    void operationByRoom_isShownWithWhatTheSessionHas() {
        assertThat(lines("endSession", Map.of("roomId", "r/3")))
                .containsExactly(
                        "endSession",
                        "  roomId                r/3           of the session, which a call gets first",
                        "  ACME_TENANT           -             a setting, shown by its name below",
                        "  ACME_APP              -             a setting, shown by its name below",
                        "  request               POST https://ACME_TENANT.acme.example/v1/rooms/r%2F3/end",
                        "  header Authorization  Bearer ***    auth, with ACME_TOKEN",
                        "  header X-App          app ACME_APP");
    }

    @Test
    void body_isShownAsItIsSent_withExamplesOfWhatIsNotGiven() {
        assertThat(lines("removeParticipant", Map.of("participantId", "p-1")))
                .contains(
                        "  sessionId             sessionId                                an example",
                        "  request               PATCH https://ACME_TENANT.acme.example/v1/calls/sessionId",
                        "  header Authorization  Basic ***                                auth, with ACME_USER and ACME_PASSWORD",
                        "  header X-Why          removal",
                        "  header Content-Type   application/json",
                        "  body                  {\"remove\":[\"p-1\"],\"key\":\"ACME_API_KEY\"}");
    }

    @Test
    void queryOfAList_isThatOfItsFirstPage() {
        DryRun run = run(
                DESCRIPTOR,
                "listSessions",
                Map.of("roomId", "r 3", "status", "ACTIVE", "startedFrom", "2026-10-01T08:00:00Z"));

        assertThat(value(run, "request")).contains("GET https://ACME_TENANT.acme.example/v1/calls");
        assertThat(value(run, "query room")).contains("r 3");
        assertThat(value(run, "query state")).contains("open");
        assertThat(value(run, "query since")).contains("1790841600");
        assertThat(value(run, "query page")).contains("1");
        assertThat(value(run, "query size")).contains("50");
        assertThat(value(run(DESCRIPTOR, "listSessions", Map.of()), "query room"))
                .isEmpty();
    }

    @Test
    void requestWithoutCredentials_saysSo() {
        assertThat(lines("getSession", Map.of()))
                .anySatisfy(line ->
                        assertThat(line).startsWith("  credentials").endsWith("none: \"auth\" is missing or \"none\""));
    }

    @Test
    void signedJoinToken_isShownDecoded() {
        DryRun run = run(DESCRIPTOR, "joinToken", Map.of("roomId", "r-3", "name", "Ada"));

        assertThat(run.problem()).isEmpty();
        assertThat(value(run, "token header"))
                .hasValueSatisfying(header ->
                        assertThat(header).contains("\"alg\":\"HS256\"", "\"typ\":\"JWT\"", "\"kid\":\"ACME_KEY_ID\""));
        assertThat(value(run, "token claims")).hasValueSatisfying(claims -> {
            assertThat(claims).contains("\"room\":\"r-3\"", "\"user\":\"participantId\"", "\"name\":\"Ada\"");
            assertThat(number(claims, "exp") - number(claims, "iat")).isEqualTo(1800);
        });
        assertThat(run.lines())
                .anySatisfy(line -> assertThat(line).contains("token header", "signed with ACME_SIGNING_KEY"));
        assertThat(value(run(DESCRIPTOR, "joinToken", Map.of("lifetime", "PT1M")), "token claims"))
                .hasValueSatisfying(claims -> assertThat(number(claims, "exp") - number(claims, "iat"))
                        .isEqualTo(60));
    }

    private static long number(String claims, String name) {
        return Long.parseLong(claims.replaceFirst(".*\"" + name + "\":([0-9]+).*", "$1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { type: header, name: X-Key, value: "Key ${env:ACME_TOKEN}" } | header X-Key          Key ***     auth, with ACME_TOKEN
            { type: query, name: key, value: "${env:ACME_TOKEN}" }        | query key      ***         auth, with ACME_TOKEN
            { type: oauth2-client-credentials, tokenUrl: "https://auth.acme.example/token", clientId: "${env:ACME_ID}", clientSecret: "${env:ACME_TOKEN}" } | header Authorization  Bearer ***  auth, with ACME_ID and ACME_TOKEN, for which https://auth.acme.example/token issues the token
            { type: jwt-rs256, privateKey: "${env:ACME_TOKEN}", name: X-Jwt, prefix: "" } | header X-Jwt   ***   auth, a token that the client signs
            """)
    void credentials_areShownByWhereTheyGo(String auth, String line) {
        String descriptor = DESCRIPTOR.replace("auth: { type: bearer, token: \"${env:ACME_TOKEN}\" }", "auth: " + auth);

        assertThat(run(descriptor, "endSession", Map.of()).lines())
                .map(each -> each.strip().replaceAll(" +", " "))
                .contains(line.replaceAll(" +", " "));
    }

    @Test
    void tokenThatAuthenticates_isShownDecoded() {
        for (String type : List.of("jwt-hs256, secret", "jwt-rs256, privateKey")) {
            String auth = "auth: { type: " + type + ": \"${env:ACME_TOKEN}\", claims: { iss: \"${env:ACME_ID}\" } }";
            DryRun run = run(
                    DESCRIPTOR.replace("auth: { type: bearer, token: \"${env:ACME_TOKEN}\" }", auth),
                    "endSession",
                    Map.of());

            assertThat(value(run, "token header"))
                    .hasValueSatisfying(header ->
                            assertThat(header).contains(type.startsWith("jwt-h") ? "\"HS256\"" : "\"RS256\""));
            assertThat(value(run, "token claims"))
                    .hasValueSatisfying(claims -> assertThat(claims).contains("\"iss\":\"ACME_ID\""));
        }
    }

    @Test
    void idsThatMustBeNumbersOrHaveParts_haveSuchExamples() {
        String numbers = DESCRIPTOR.replace("/calls/{sessionId}\", auth", "/calls/{sessionId as number}\", auth");
        String parts = DESCRIPTOR
                .replace("/calls/{sessionId}\", auth", "/m/{sessionId as part-1}/o/{sessionId as part-2}\", auth")
                .replace("id: /id,", "id: { parts: [/meeting, /occurrence] },");

        assertThat(value(run(numbers, "getSession", Map.of()), "request"))
                .hasValueSatisfying(request -> assertThat(request).endsWith("/calls/1"));
        assertThat(value(run(parts, "getSession", Map.of()), "request"))
                .hasValueSatisfying(request -> assertThat(request).endsWith("/m/sessionId1/o/sessionId2"));
    }

    @Test
    void whatCannotBeSent_isRefusedAsInACall() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines("getSession", Map.of("sessionId", "..")))
                .withMessageContaining("sessionId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines("getSession", Map.of("sesionId", "c-1")))
                .withMessage("getSession has no variable \"sesionId\"; did you mean \"sessionId\"? Allowed: sessionId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines("joinToken", Map.of("lifetime", "1h")))
                .withMessage("lifetime must be a duration such as PT1H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines("listSessions", Map.of("startedFrom", "today")))
                .withMessage("startedFrom must be a time such as 2026-03-02T09:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines("deleteSession", Map.of()))
                .withMessage("the descriptor acme does not declare \"deleteSession\", only getSession, listSessions,"
                        + " endSession, removeParticipant, joinToken");
        assertThatThrownBy(() -> lines("listSessions", Map.of("status", "ENDED")))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("acme cannot list sessions by status ENDED");
    }

    /** The dry run and the call are one request. */
    @Nested
    class AsSent {
        private final Acme acme = Acme.start();

        @AfterEach
        void close() {
            acme.close();
        }

        @Test
        void request_isWhatTheServiceReceives() {
            acme.with("/operations/removeParticipant", """
                    {"request":{"method":"POST","path":"/calls/{sessionId}/people/{participantId}/remove",
                     "headers":{"X-Why":"{participantId}"},"form":{"who":"{participantId}","n":7}}}""").responding(FakeResponse.empty(204));
            DryRun run = DryRun.ofRequest(
                    acme.descriptor(), "removeParticipant", Map.of("sessionId", "c 1", "participantId", "p+1"));
            try (SessionClient client = acme.client()) {
                client.require(ParticipantRemoval.class).removeParticipant("c 1", "p+1");
            }

            ReceivedRequest received = acme.onlyRequest();
            assertThat(value(run, "request"))
                    .contains(received.method() + " https://api.acme.example/v1"
                            + received.path().replaceFirst("^/v1/webinar", ""));
            assertThat(value(run, "header X-Why")).isEqualTo(received.header("X-Why"));
            assertThat(value(run, "header Content-Type")).isEqualTo(received.header("Content-Type"));
            assertThat(value(run, "body")).contains(received.body());
        }
    }
}
