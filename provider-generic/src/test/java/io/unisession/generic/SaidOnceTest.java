package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.SessionListing;
import io.unisession.testkit.FakeResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a descriptor says once for all operations, and what an operation changes for itself. */
class SaidOnceTest {
    private static final String EMPTY = "{\"data\":[]}";

    private final Acme acme = Acme.start();

    @AfterEach
    void close() {
        acme.close();
    }

    private List<Session> sessions(SessionQuery query) {
        try (SessionClient client = acme.client()) {
            return client.require(SessionListing.class).listSessions(query).stream()
                    .toList();
        }
    }

    private Session session() {
        try (SessionClient client = acme.client()) {
            return client.getSession("s-1");
        }
    }

    private String query(int request) {
        return acme.service().requests().get(request).rawQuery();
    }

    @Test
    void result_ofAll_isWhereTheSessionIs() {
        acme.with("/result", "\"/data\"").responding("{\"data\":{\"id\":\"s-1\"}}");

        assertThat(session().id()).isEqualTo("s-1");
    }

    @Test
    void result_ofTheOperation_comesBeforeThatOfAll() {
        acme.with("/result", "\"/data\"")
                .with("/operations/getSession/result", "\"/call\"")
                .responding("{\"call\":{\"id\":\"s-1\"}}");

        assertThat(session().id()).isEqualTo("s-1");
    }

    @Test
    void headers_ofAll_areSentUnlessTheRequestHasThem() {
        acme.with("/headers", "{\"X-App\":\"harbour\",\"X-Version\":\"1\"}")
                .with(
                        "/operations/getSession/request",
                        "{\"method\":\"GET\",\"path\":\"/calls/{sessionId}\",\"headers\":{\"x-version\":\"2\"}}")
                .responding("{\"id\":\"s-1\"}");
        session();

        assertThat(acme.onlyRequest().header("X-App")).contains("harbour");
        assertThat(acme.onlyRequest().headers().get("X-Version")).containsExactly("2");
    }

    @Test
    void paging_ofAll_isThatOfEachList() {
        acme.with("/paging", "{\"style\":\"page-number\",\"pageParam\":\"page\",\"sizeParam\":\"size\",\"size\":2}")
                .with("/operations/listSessions", "{\"request\":\"GET /calls\",\"items\":\"/data\"}")
                .responding(EMPTY);
        sessions(SessionQuery.all());

        assertThat(query(0)).isEqualTo("page=1&size=2");
    }

    @Test
    void paging_withoutStyle_changesThatOfAll() {
        acme.with("/paging", "{\"style\":\"page-number\",\"pageParam\":\"page\",\"sizeParam\":\"size\",\"size\":2}")
                .with(
                        "/operations/listSessions",
                        "{\"request\":\"GET /calls\",\"items\":\"/data\",\"paging\":{\"size\":7},"
                                + "\"alternatives\":{\"request\":\"GET /live\",\"onlyStatus\":\"ACTIVE\",\"paging\":{\"pageParam\":\"p\"}}}")
                .responding(FakeResponse.json(200, EMPTY), FakeResponse.json(200, EMPTY));
        sessions(SessionQuery.all());
        sessions(SessionQuery.builder().status(SessionStatus.ACTIVE).build());

        assertThat(query(0)).isEqualTo("page=1&size=7");
        assertThat(query(1)).isEqualTo("p=1&size=2");
    }

    @Test
    void paging_withAStyle_replacesThatOfAll() {
        acme.with("/paging", "{\"style\":\"page-number\",\"pageParam\":\"page\"}")
                .with(
                        "/operations/listSessions",
                        "{\"request\":\"GET /calls\",\"items\":\"/data\",\"paging\":{\"style\":\"none\"}}")
                .responding(EMPTY);
        sessions(SessionQuery.all());

        assertThat(query(0)).isEmpty();
    }

    @Test
    void model_ofTheList_changesFieldsThere() {
        acme.with("/models/session/startedAt", "\"/start_time\"")
                .with("/models/session/label", "\"/topic\"")
                .with(
                        "/operations/listSessions",
                        "{\"request\":\"GET /calls\",\"items\":\"/data\",\"model\":{\"scheduledAt\":\"/start_time\",\"startedAt\":\"/began\"}}")
                .responding("{\"data\":[{\"id\":\"s-1\",\"topic\":\"A\",\"start_time\":\"2023-11-07T05:31:56Z\"}]}");
        Session listed = sessions(SessionQuery.all()).get(0);

        assertThat(listed.scheduledAt()).isPresent();
        assertThat(listed.startedAt()).isEmpty();
        assertThat(listed.label()).contains("A");
    }

    @Test
    void model_ofGetSession_changesFieldsThere() {
        acme.with("/models/session/label", "\"/topic\"")
                .with("/operations/getSession/model", "{\"label\":\"/title\"}")
                .responding("{\"id\":\"s-1\",\"topic\":\"A\",\"title\":\"B\"}");

        assertThat(session().label()).contains("B");
    }

    @Test
    void model_ofListParticipants_changesFieldsThere() {
        acme.with("/models/participant", "{\"id\":\"/id\",\"name\":\"/name\"}")
                .with(
                        "/operations/listParticipants",
                        "{\"request\":\"GET /calls/{sessionId}/people\",\"items\":\"/data\",\"model\":{\"name\":\"/nick\"}}")
                .responding("{\"data\":[{\"id\":\"p-1\",\"name\":\"A\",\"nick\":\"B\"}]}");
        try (SessionClient client = acme.client()) {
            List<Participant> people = client
                    .require(ParticipantListing.class)
                    .listParticipants("s-1", PageRequest.first(), CallOptions.defaults())
                    .stream()
                    .toList();

            assertThat(people.get(0).name()).contains("B");
        }
    }

    @Test
    void onlyStatus_sessionsWithoutStatus_haveIt() {
        acme.with("/operations/getSession/onlyStatus", "\"ACTIVE\"")
                .with(
                        "/operations/listSessions",
                        "{\"request\":\"GET /calls\",\"items\":\"/data\",\"onlyStatus\":\"ENDED\"}")
                .responding(
                        FakeResponse.json(200, "{\"id\":\"s-1\"}"),
                        FakeResponse.json(200, "{\"data\":[{\"id\":\"s-2\"}]}"));

        assertThat(session().status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(sessions(SessionQuery.builder().status(SessionStatus.ENDED).build())
                        .get(0)
                        .status())
                .isEqualTo(SessionStatus.ENDED);
    }

    @Test
    void id_thatBeginsWithADigit_needsASettingsPrefix() {
        acme.with("/id", "\"100ms\"");
        assertThatThrownBy(acme::descriptor).hasMessageContaining("the key \"settingsPrefix\" is missing");

        acme.with("/settingsPrefix", "\"LIVE100MS_\"").responding("{\"id\":\"s-1\"}");
        assertThat(session().provider()).isEqualTo("100ms");
    }
}
