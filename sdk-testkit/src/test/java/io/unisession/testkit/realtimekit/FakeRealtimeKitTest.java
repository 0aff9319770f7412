package io.unisession.testkit.realtimekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.RawClient;
import io.unisession.testkit.internal.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeRealtimeKitTest {
    private final FakeClock clock = FakeClock.at("2026-10-01T08:00:00Z");
    private final FakeRealtimeKit fake = FakeRealtimeKit.builder().clock(clock).start();
    private final RawClient client = RawClient.of(fake).withAuthorization("Bearer " + fake.apiToken());
    private final String base = "/accounts/" + fake.accountId() + "/realtime/kit/" + fake.appId();

    @AfterEach
    void close() {
        fake.close();
    }

    private static JsonNode ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return Json.readObject(response.body());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send("POST", base + path, body, "Content-Type", "application/json");
    }

    @Test
    void anyRequest_withoutTheToken_isRefusedByTheGateway() throws Exception {
        for (RawClient stranger :
                new RawClient[] {RawClient.of(fake), RawClient.of(fake).withAuthorization("Bearer wrong")}) {
            HttpResponse<String> response = stranger.get(base + "/sessions");

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(Json.readObject(response.body()).at("/errors/0/code").asInt())
                    .isEqualTo(10_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=live", "page_no=0", "per_page=0", "meeting=m-1", "status=LIVE&status=ENDED"})
    void listSessions_undocumentedQuery_isRefused(String query) throws Exception {
        HttpResponse<String> response = client.get(base + "/sessions?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.readObject(response.body()).at("/error/code").asInt()).isEqualTo(400);
    }

    @Test
    void listSessions_pages_sayWhereTheyAre() throws Exception {
        fake.joinParticipant("meeting-1", "priya", "Priya", "host");
        clock.advance(Duration.ofSeconds(1));
        fake.joinParticipant("meeting-2", "priya", "Priya", "host");

        JsonNode second = ok(client.get(base + "/sessions?page_no=2&per_page=1"));

        assertThat(second.at("/data/sessions/0/associated_id").asText()).isEqualTo("meeting-1");
        assertThat(second.path("paging").toString())
                .isEqualTo("{\"total_count\":2,\"start_offset\":2,\"end_offset\":2}");
        assertThat(ok(client.get(base + "/sessions?page_no=3&per_page=1")).at("/data/sessions"))
                .isEmpty();
    }

    @Test
    void session_endsWithTheLastParticipant() throws Exception {
        String session = fake.joinParticipant("meeting-1", "priya", "Priya", "host");
        clock.advance(Duration.ofMinutes(3));
        fake.leaveParticipant(session, fake.presentIn(session).get(0));

        JsonNode ended = ok(client.get(base + "/sessions/" + session)).at("/data/session");

        assertThat(ended.path("status").asText()).isEqualTo("ENDED");
        assertThat(ended.path("ended_at").asText()).isEqualTo("2026-10-01T08:03:00.000Z");
        assertThat(ok(client.get(base + "/sessions/" + session + "/participants"))
                        .at("/data/participants/0/duration")
                        .asDouble())
                .isEqualTo(3);
        assertThat(client.get(base + "/sessions/s-1").statusCode()).isEqualTo(404);
    }

    @Test
    void addParticipant_samePersonAgain_hasTheSameIdAndAnotherToken() throws Exception {
        String body = "{\"custom_participant_id\":\"priya\",\"preset_name\":\"host\"}";

        JsonNode first = ok(post("/meetings/meeting-1/participants", body)).path("data");
        JsonNode again = ok(post("/meetings/meeting-1/participants", body)).path("data");

        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(again.path("token")).isNotEqualTo(first.path("token"));
        String session = fake.joinWithToken(again.path("token").asText());
        assertThat(fake.presentIn(session)).containsExactly(first.path("id").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    meeting-1/active-session/kick     | {"participant_ids":[]}                                 | 400
                    meeting-1/active-session/kick     | {"participant_ids":["p-1"],"custom_participant_ids":[]} | 404
                    meeting-1/active-session/kick     | {"participant_ids":[],"custom_participant_ids":["x"]}  | 404
                    meeting-2/active-session/kick     | {"participant_ids":[],"custom_participant_ids":[]}     | 404
                    meeting-1/active-session/kick-all | {}                                                     | 400
                    meeting-2/active-session/kick-all | ''                                                     | 404
                    meeting-1/participants            | {"preset_name":"host"}                                 | 400
                    meeting-1/participants            | {"custom_participant_id":"priya"}                      | 400
                    meeting-1/participants            | {"custom_participant_id":"a","preset_name":"b","c":1}  | 400
                    meeting-1/people                  | {}                                                     | 404
                    """)
    void post_undocumentedBody_isRefused(String path, String body, int status) throws Exception {
        fake.joinParticipant("meeting-1", "priya", "Priya", "host");

        assertThat(post("/meetings/" + path, body).statusCode()).isEqualTo(status);
    }
}
