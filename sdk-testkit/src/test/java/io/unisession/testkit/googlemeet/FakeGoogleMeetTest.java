package io.unisession.testkit.googlemeet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.RawClient;
import io.unisession.testkit.internal.Json;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeGoogleMeetTest {
    private static final String GRANT = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";

    private final FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");
    private final FakeGoogleMeet fake = FakeGoogleMeet.builder().clock(clock).start();

    @AfterEach
    void close() {
        fake.close();
    }

    private String assertion(UnaryOperator<JWTCreator.Builder> changes) throws Exception {
        String base64 = fake.privateKey().replaceAll("-----[A-Z ]+-----|\\n", "");
        RSAPrivateKey key = (RSAPrivateKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        return changes.apply(JWT.create()
                        .withIssuer(fake.serviceAccount())
                        .withSubject(fake.user())
                        .withAudience(fake.tokenUrl())
                        .withIssuedAt(clock.instant())
                        .withExpiresAt(clock.instant().plus(Duration.ofHours(1)))
                        .withClaim("scope", FakeGoogleTokens.READ + " " + FakeGoogleTokens.CREATED))
                .sign(Algorithm.RSA256(null, key));
    }

    private HttpResponse<String> token(String form) throws Exception {
        return RawClient.of(fake.tokenService()).post("/token", form);
    }

    private RawClient client(UnaryOperator<JWTCreator.Builder> changes) throws Exception {
        String token = Json.readObject(token(GRANT + assertion(changes)).body())
                .path("access_token")
                .asText();
        return RawClient.of((FakeService) fake).withAuthorization("Bearer " + token);
    }

    private ObjectNode get(String path) throws Exception {
        HttpResponse<String> response = client(all -> all).get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.readObject(response.body());
    }

    private List<String> names(String path, String field) throws Exception {
        List<String> names = new ArrayList<>();
        for (JsonNode each : get(path).path(field)) {
            names.add(each.path("name").asText());
        }
        return names;
    }

    private static String filter(String filter) {
        return "/conferenceRecords?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    @Test
    void token_ofTheServiceAccount_isValidForAnHour() throws Exception {
        RawClient client = client(all -> all);
        assertThat(client.get("/conferenceRecords").statusCode()).isEqualTo(200);

        clock.advance(Duration.ofHours(1));
        assertThat(client.get("/conferenceRecords").statusCode()).isEqualTo(401);
        assertThat(RawClient.of((FakeService) fake).get("/conferenceRecords").statusCode())
                .isEqualTo(401);
    }

    @Test
    void token_assertionThatGoogleWouldRefuse_isNotIssued() throws Exception {
        assertRefused(jwt -> jwt.withIssuer("another"), "invalid_grant");
        assertRefused(jwt -> jwt.withSubject("another"), "invalid_grant");
        assertRefused(jwt -> jwt.withAudience("https://example.test/token"), "invalid_grant");
        assertRefused(jwt -> jwt.withExpiresAt(clock.instant().plus(Duration.ofHours(2))), "invalid_grant");
        assertRefused(jwt -> jwt.withExpiresAt(clock.instant().minus(Duration.ofHours(2))), "invalid_grant");
        assertRefused(jwt -> jwt.withClaim("scope", "https://www.googleapis.com/auth/drive"), "invalid_scope");
        assertThat(token(GRANT + "made-up").body()).contains("invalid_grant");
        assertThat(token("grant_type=client_credentials&assertion=made-up").body())
                .contains("unsupported_grant_type");
        assertThat(token("assertion=made-up").body()).contains("invalid_request");
    }

    private void assertRefused(UnaryOperator<JWTCreator.Builder> changes, String error) throws Exception {
        HttpResponse<String> response = token(GRANT + assertion(changes));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.readObject(response.body()).path("error").asText()).isEqualTo(error);
    }

    @Test
    void token_withoutTheScope_gets403() throws Exception {
        fake.startConference("space");
        RawClient reader = client(jwt -> jwt.withClaim("scope", FakeGoogleTokens.READ));

        assertThat(reader.get("/conferenceRecords").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = reader.post("/spaces/space:endActiveConference", "{}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
    }

    @Test
    void conference_running_hasNoEndUntilItsSpaceEndsIt() throws Exception {
        String space = fake.createSpace();
        String id = fake.startConference(space);
        String ada = fake.join(id, "1", "Ada Example");
        assertThat(get("/conferenceRecords/" + id).has("endTime")).isFalse();
        assertThat(get("/conferenceRecords/" + id + "/participants/" + ada).has("latestEndTime"))
                .isFalse();
        assertThat(get("/spaces/" + space)
                        .at("/activeConference/conferenceRecord")
                        .asText())
                .isEqualTo("conferenceRecords/" + id);

        clock.advance(Duration.ofMinutes(5));
        RawClient client = client(all -> all);
        assertThat(client.post("/spaces/" + space + ":endActiveConference", "{}")
                        .body())
                .isEqualTo("{}");

        assertThat(get("/conferenceRecords/" + id).path("endTime").asText()).isEqualTo("2026-03-01T10:05:00Z");
        assertThat(get("/conferenceRecords/" + id).path("expireTime").asText()).isEqualTo("2026-03-31T10:05:00Z");
        assertThat(get("/conferenceRecords/" + id + "/participants/" + ada)
                        .path("latestEndTime")
                        .asText())
                .isEqualTo("2026-03-01T10:05:00Z");
        String code = get("/spaces/" + space).path("meetingCode").asText();
        assertThat(get("/spaces/" + code).has("activeConference")).isFalse();
        assertThat(client.post("/spaces/" + space + ":endActiveConference", "{}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.post("/spaces/none:endActiveConference", "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void endActiveConference_anythingElse_isRefused() throws Exception {
        String id = fake.startConference("space");
        RawClient client = client(all -> all);

        assertThat(client.post("/spaces/space:endActiveConference", "").statusCode())
                .isEqualTo(400);
        assertThat(client.post("/spaces/space:endActiveConference", "{\"id\":1}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.post("/spaces/space%3AendActiveConference", "{}").statusCode())
                .isEqualTo(404);
        assertThat(client.post("/spaces/space", "{}").statusCode()).isEqualTo(404);
        assertThat(get("/conferenceRecords/" + id).has("endTime")).isFalse();
    }

    @Test
    void participant_whoComesBack_isTheSameWithAnotherStay() throws Exception {
        String id = fake.startConference("space");
        String ada = fake.join(id, "1", "Ada Example");
        clock.advance(Duration.ofMinutes(1));
        fake.leave(id, ada);
        clock.advance(Duration.ofMinutes(1));
        fake.rejoin(id, ada);
        fake.joinAnonymously(id, "Guest");

        String participants = "/conferenceRecords/" + id + "/participants";
        assertThat(get(participants).path("participants")).hasSize(2);
        assertThat(get(participants)
                        .at("/participants/0/anonymousUser/displayName")
                        .asText())
                .isEqualTo("Guest");
        assertThat(get(participants + "/" + ada).at("/signedinUser/user").asText())
                .isEqualTo("users/1");
        JsonNode stays = get(participants + "/" + ada + "/participantSessions").path("participantSessions");
        assertThat(stays).hasSize(2);
        assertThat(stays.get(0).has("endTime")).isFalse();
        assertThat(stays.get(1).path("endTime").asText()).isEqualTo("2026-03-01T10:01:00Z");
        assertThat(get("/" + stays.get(1).path("name").asText())).isEqualTo(stays.get(1));
    }

    @Test
    void record_afterThirtyDays_isForgotten() throws Exception {
        String id = fake.startConference("space");
        String other = fake.startConference("other");
        fake.endConference(id);
        clock.advance(Duration.ofDays(30));

        assertThat(names("/conferenceRecords", "conferenceRecords")).containsExactly("conferenceRecords/" + other);
        assertThat(client(all -> all).get("/conferenceRecords/" + id).statusCode())
                .isEqualTo(404);
    }

    @Test
    void listConferences_filters_areApplied() throws Exception {
        String space = fake.createSpace();
        String first = "conferenceRecords/" + fake.startConference(space);
        clock.advance(Duration.ofHours(1));
        fake.endConference(first.split("/")[1]);
        String second = "conferenceRecords/" + fake.startConference(space);
        clock.advance(Duration.ofHours(1));
        String third = "conferenceRecords/" + fake.startConference("other");
        String code = get("/spaces/" + space).path("meetingCode").asText();

        assertThat(names("/conferenceRecords", "conferenceRecords")).containsExactly(third, second, first);
        assertThat(names(filter("space.name = \"spaces/" + space + "\""), "conferenceRecords"))
                .containsExactly(second, first);
        assertThat(names(filter("space.meeting_code=\"" + code + "\" AND end_time IS NULL"), "conferenceRecords"))
                .containsExactly(second);
        assertThat(names(
                        filter("start_time>=\"2026-03-01T11:00:00Z\" AND start_time<\"2026-03-01T12:00:00Z\""),
                        "conferenceRecords"))
                .containsExactly(second);
        assertThat(names(filter("end_time > \"1970-01-01T00:00:00Z\""), "conferenceRecords"))
                .containsExactly(first);
        assertThat(get(filter("start_time<\"2020-01-01T00:00:00Z\"")).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "startTime>\"2026-03-01T11:00:00Z\"",
                "start_time>\"yesterday\"",
                "start_time>2026-03-01T11:00:00Z",
                "end_time IS NULL AND",
                "end_time IS NULL OR end_time IS NULL",
                "end_time IS NULL AND AND end_time IS NULL",
                "space.name != \"spaces/a\"",
                "space.name > \"spaces/a\""
            })
    void listConferences_filterThatIsNone_isRefused(String filter) throws Exception {
        assertThat(client(all -> all).get(filter(filter)).statusCode()).isEqualTo(400);
    }

    @Test
    void pages_haveATokenForTheNext() throws Exception {
        for (String space : List.of("a", "b", "c")) {
            fake.startConference(space);
        }

        ObjectNode first = get("/conferenceRecords?pageSize=2");
        String token = URLEncoder.encode(first.path("nextPageToken").asText(), StandardCharsets.UTF_8);
        ObjectNode last = get("/conferenceRecords?pageSize=2&pageToken=" + token);
        assertThat(first.path("conferenceRecords")).hasSize(2);
        assertThat(last.path("conferenceRecords")).hasSize(1);
        assertThat(last.has("nextPageToken")).isFalse();
        assertThat(get("/conferenceRecords?pageSize=1000").path("conferenceRecords"))
                .hasSize(3);
        RawClient client = client(all -> all);
        assertThat(client.get(filter("end_time IS NULL") + "&pageToken=" + token)
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.get("/conferenceRecords?page_size=2").statusCode()).isEqualTo(400);
        assertThat(client.get("/conferenceRecords?pageSize=-1").statusCode()).isEqualTo(400);
    }

    @Test
    void addedRecords_areReturnedUnchanged() throws Exception {
        ObjectNode conference =
                Json.object().put("name", "conferenceRecords/c-1").put("space", "spaces/s-1");
        ObjectNode participant = Json.object().put("name", "conferenceRecords/c-1/participants/p-1");
        ObjectNode stay = Json.object().put("name", "conferenceRecords/c-1/participants/p-1/participantSessions/a-1");
        fake.addConferenceRecords("{\"conferenceRecords\":[" + conference + "]}");
        fake.addParticipants(participant.toString());
        fake.addParticipantSessions("{\"participantSessions\":[" + stay + "]}");

        for (ObjectNode added : List.of(conference, participant, stay)) {
            assertThat(get("/" + added.path("name").asText())).isEqualTo(added);
        }
        assertThatThrownBy(() -> fake.addParticipants("{\"name\":\"conferenceRecords/c-2/participants/p-1\"}"))
                .hasMessage("there is no conference record c-2");
        assertThatThrownBy(() -> fake.leave("c-1", "p-2"))
                .hasMessage("there is no participant p-2 in conferenceRecords/c-1");
    }
}
