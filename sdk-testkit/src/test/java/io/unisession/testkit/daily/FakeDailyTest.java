package io.unisession.testkit.daily;

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

class FakeDailyTest {
    private final FakeClock clock = FakeClock.at("2026-10-01T08:00:00Z");
    private final FakeDaily fake = FakeDaily.builder().clock(clock).start();
    private final RawClient client = RawClient.of(fake).withAuthorization("Bearer " + fake.apiKey());

    @AfterEach
    void close() {
        fake.close();
    }

    private JsonNode ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.readObject(response.body());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send("POST", path, body, "Content-Type", "application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400, authorization-header-error",
        "Basic abc, 400, authorization-header-error",
        "Bearer wrong, 401, authentication-error"
    })
    void anyRequest_withoutTheKey_isRefused(String authorization, int status, String word) throws Exception {
        HttpResponse<String> response = authorization.isEmpty()
                ? RawClient.of(fake).get("/meetings")
                : RawClient.of(fake).withAuthorization(authorization).get("/meetings");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("{\"error\":\"" + word + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rom=physics",
                "room=physics&room=chemistry",
                "limit=0",
                "limit=101",
                "limit=many",
                "ongoing=yes",
                "timeframe_start=2026-10-01",
                "starting_after=m-1"
            })
    void listMeetings_undocumentedQuery_isRefused(String query) throws Exception {
        HttpResponse<String> response = client.get("/meetings?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("invalid-request-error");
    }

    @Test
    void listMeetings_hasTheLatestFirstAndCountsAll() throws Exception {
        fake.joinParticipant("physics", null, null);
        clock.advance(Duration.ofSeconds(1));
        String latest = fake.joinParticipant("chemistry", null, null);

        JsonNode response = ok(client.get("/meetings?limit=1"));

        assertThat(response.path("total_count").asInt()).isEqualTo(2);
        assertThat(response.path("data").findValuesAsText("id")).containsExactly(latest);
        assertThat(ok(client.get("/meetings?starting_after=" + latest))
                        .at("/data/0/room")
                        .asText())
                .isEqualTo("physics");
    }

    @Test
    void listMeetings_byStart_includesTheBeginningAndExcludesTheEnd() throws Exception {
        fake.joinParticipant("physics", null, null);

        assertThat(ok(client.get("/meetings?timeframe_start=1790841600")).path("data"))
                .hasSize(1);
        assertThat(ok(client.get("/meetings?timeframe_start=1790841601")).path("data"))
                .isEmpty();
        assertThat(ok(client.get("/meetings?timeframe_end=1790841600")).path("data"))
                .isEmpty();
        assertThat(ok(client.get("/meetings?timeframe_end=1790841601")).path("data"))
                .hasSize(1);
    }

    @Test
    void getMeeting_leavesThePeopleOut() throws Exception {
        String meeting = fake.joinParticipant("physics", "priya", "Priya");
        clock.advance(Duration.ofSeconds(90));

        JsonNode response = ok(client.get("/meetings/" + meeting));

        assertThat(response.path("duration").asInt()).isEqualTo(90);
        assertThat(response.path("ongoing").asBoolean()).isTrue();
        assertThat(response.path("max_participants").asInt()).isEqualTo(1);
        assertThat(response.has("participants")).isFalse();
        assertThat(client.get("/meetings/m-1").statusCode()).isEqualTo(404);
    }

    @Test
    void listParticipants_afterTheLast_isNotFound() throws Exception {
        String meeting = fake.joinParticipant("physics", "priya", "Priya");
        String path = "/meetings/" + meeting + "/participants";
        String person = fake.presentIn(meeting).get(0);

        assertThat(ok(client.get(path)).at("/data/0/participant_id").asText()).isEqualTo(person);
        assertThat(client.get(path + "?joined_after=" + person).statusCode()).isEqualTo(404);
    }

    @Test
    void meeting_endsWithTheLastPersonAndKeepsItsDuration() throws Exception {
        String meeting = fake.joinParticipant("physics", "priya", "Priya");
        clock.advance(Duration.ofMinutes(1));
        fake.leaveParticipant(meeting, fake.presentIn(meeting).get(0));
        clock.advance(Duration.ofMinutes(1));

        JsonNode response = ok(client.get("/meetings/" + meeting));

        assertThat(response.path("ongoing").asBoolean()).isFalse();
        assertThat(response.path("duration").asInt()).isEqualTo(60);
        assertThat(fake.joinParticipant("physics", "priya", "Priya")).isNotEqualTo(meeting);
    }

    @Test
    void eject_namesOnlyThoseWhoWereThere() throws Exception {
        String meeting = fake.joinParticipant("physics", "priya", "Priya");
        String person = fake.presentIn(meeting).get(0);

        assertThat(ok(post("/rooms/physics/eject", "{\"ids\":[\"nobody\"]}")).path("ejectedIds"))
                .isEmpty();
        assertThat(ok(post("/rooms/physics/eject", "{\"user_ids\":[\"priya\"]}"))
                        .at("/ejectedIds/0")
                        .asText())
                .isEqualTo(person);
        assertThat(fake.presentIn(meeting)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /rooms/physics/eject     | {"id":["p-1"]}                                | 400
                    /rooms/physics/eject     | {"ids":"p-1"}                                 | 400
                    /rooms/physics/eject     | not JSON                                      | 400
                    /rooms/chemistry/eject   | {"ids":["p-1"]}                               | 404
                    /rooms/physics           | {}                                            | 404
                    /meeting-tokens          | {}                                            | 400
                    /meeting-tokens          | {"properties":{"room":"physics"}}             | 400
                    /meeting-tokens          | {"properties":{"exp":"1790841700"}}           | 400
                    /meeting-tokens          | {"properties":{"exp":1790841600}}             | 400
                    """)
    void post_undocumentedBody_isRefused(String path, String body, int status) throws Exception {
        fake.joinParticipant("physics", "priya", "Priya");

        assertThat(post(path, body).statusCode()).isEqualTo(status);
    }

    @Test
    void post_withoutTheContentTypeOfJson_isRefused() throws Exception {
        assertThat(client.send("POST", "/meeting-tokens", "{\"properties\":{}}", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(400);
    }
}
