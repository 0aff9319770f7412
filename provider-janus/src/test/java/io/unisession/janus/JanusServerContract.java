package io.unisession.janus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Participant;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.capability.Capability;
import io.unisession.capability.SessionListing;
import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.testkit.contract.ServerUnderTest;
import io.unisession.testkit.contract.UndisturbedServerContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Janus in particular does when nobody disturbs it, be it real or the fake. */
abstract class JanusServerContract extends UndisturbedServerContract {
    abstract JanusServerUnderTest janus();

    abstract boolean hasStringIds();

    @Override
    public ServerUnderTest server() {
        return hasStringIds() ? withStringIds(janus()) : janus();
    }

    /** The ids of the contract are numbers, which such a server takes only as strings. */
    private static ServerUnderTest withStringIds(JanusServerUnderTest janus) {
        return new ServerUnderTest() {
            @Override
            public SessionClient client() {
                return janus.builder().stringIds(true).build();
            }

            @Override
            public Set<Class<? extends Capability>> capabilities() {
                return janus.capabilities();
            }

            @Override
            public String beginSession() {
                return janus.beginSession();
            }
        };
    }

    private JanusClient client() {
        return janus().builder().stringIds(hasStringIds()).build();
    }

    @Test
    void getSession_people_haveNamesAndNoTimes() {
        String room = janus().beginSession();
        try (JanusClient client = client()) {
            List<Participant> people = client.getSession(room).participants();

            assertThat(people).extracting(person -> person.id().orElseThrow()).containsExactlyInAnyOrder("41", "42");
            assertThat(people)
                    .extracting(person -> person.name().orElse("none"))
                    .containsExactlyInAnyOrder("Priya", "none");
            assertThat(people).allMatch(person -> person.intervals().isEmpty());
        }
    }

    @Test
    void listSessions_room_hasItsOwnFields() {
        String room = janus().beginSession();
        try (JanusClient client = client()) {
            Session listed = client.listSessions().stream()
                    .filter(session -> session.id().equals(room))
                    .findFirst()
                    .orElseThrow();
            JanusRoom own = listed.unwrap(JanusRoom.class).orElseThrow();

            assertThat(listed.label()).contains("Team");
            assertThat(listed.roomId()).contains(room);
            assertThat(own.participantCount()).hasValue(2);
            assertThat(own.isPrivate()).contains(true);
            assertThat(own.isPinRequired()).contains(false);
            assertThat(own.maxPublishers()).hasValue(3);
        }
    }

    @Test
    void listSessions_withoutAdminKey_hasNoPrivateRoom() {
        String room = janus().beginSession();
        try (SessionClient client = builder().build()) {
            assertThat(client.require(SessionListing.class).listSessions())
                    .extracting(Session::id)
                    .doesNotContain(room);
            assertThat(client.getSession(room).id()).isEqualTo(room);
        }
    }

    @Test
    void listSessions_wrongAdminKey_saysWhichSettingToChange() {
        try (JanusClient client = builder().adminKey("made-up-other-secret").build()) {
            assertThatThrownBy(() -> client.listSessions().forEach(Session::id))
                    .isExactlyInstanceOf(PermissionDeniedException.class)
                    .hasMessageContaining("Unauthorized (wrong admin_key)")
                    .hasMessageContaining("JANUS_ADMIN_KEY");
        }
    }

    @Test
    void room_nobodyInIt_isNotASessionButStays() {
        String room = janus().beginSession();
        try (JanusClient client = client()) {
            client.removeParticipant(room, "41");
            client.removeParticipant(room, "42");

            assertThat(client.findSession(room)).isEmpty();
            assertThat(client.listSessions()).extracting(Session::id).doesNotContain(room);
            assertThatThrownBy(() -> client.listParticipants(room).forEach(Participant::id))
                    .isExactlyInstanceOf(NotFoundException.class)
                    .hasMessageContaining("nobody is in it");
            assertThatThrownBy(() -> client.endSession(room)).isExactlyInstanceOf(NotFoundException.class);

            janus().people().joinParticipant(room, "43", "Tomas");
            assertThat(client.getSession(room).participants()).hasSize(1);
        }
    }

    @Test
    void roomSecret_missingOrWrong_saysWhichSettingToChange() {
        String room = janus().beginSession();
        try (JanusClient client = builder().build()) {
            assertThatThrownBy(() -> client.endSession(room))
                    .isExactlyInstanceOf(PermissionDeniedException.class)
                    .hasMessageContaining("\"Missing mandatory element (secret)\"")
                    .hasMessageContaining("JANUS_ROOM_SECRET");
            assertThatThrownBy(() -> client.removeParticipant(
                            room, "41", Secret.of("made-up-other-secret"), CallOptions.defaults()))
                    .isExactlyInstanceOf(PermissionDeniedException.class)
                    .hasMessageContaining("Unauthorized (wrong secret)");

            client.removeParticipant(room, "41", Secret.of("made-up-room-secret"), CallOptions.defaults());
            client.endSession(room, Secret.of("made-up-room-secret"), CallOptions.defaults());
            assertThat(client.findSession(room)).isEmpty();
        }
    }

    @Test
    void id_ofTheWrongKind_saysWhichSettingToChange() {
        try (JanusClient client = client()) {
            String wrong = hasStringIds() ? "1234" : "team-room";
            try (JanusClient other = builder().stringIds(!hasStringIds()).build()) {
                assertThatThrownBy(() -> other.getSession(wrong))
                        .isExactlyInstanceOf(InvalidRequestException.class)
                        .hasMessageContaining("room should be a")
                        .hasMessageContaining("JANUS_STRING_IDS");
            }
            if (hasStringIds()) {
                assertThat(client.findSession("a/b \u00fc \"c\"")).isEmpty();
            }
        }
    }

    @Test
    void secretOfTheApi_wrongOrMissing_saysWhichSettingToCheck() {
        Janus.Builder wrong = Janus.builder().baseUrl(janus().url());
        wrong = janus().admin() ? wrong.adminSecret("made-up-other-secret") : wrong.apiSecret("made-up-other-secret");
        try (JanusClient client = wrong.build()) {
            assertThatThrownBy(() -> client.getSession("1"))
                    .isExactlyInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("Unauthorized request (wrong or missing secret/token)")
                    .hasMessageContaining(janus().admin() ? "JANUS_ADMIN_SECRET" : "JANUS_API_SECRET");
        }
    }

    @Test
    void baseUrl_ofTheOtherApi_saysWhichAddressItMustBe() {
        String url = janus().url();
        // The path decides which API it is; the ports of the real one are others too.
        try (JanusClient client = (janus().admin()
                        ? Janus.builder().apiSecret("made-up-api-secret")
                        : Janus.builder().adminSecret("made-up-admin-secret"))
                .baseUrl(url)
                .build()) {
            assertThatThrownBy(() -> client.getSession("1"))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining(janus().admin() ? "JANUS_ADMIN_SECRET" : "Admin API");
        }
    }

    /** With the API's secret alone. */
    private Janus.Builder builder() {
        Janus.Builder builder = Janus.builder().baseUrl(janus().url()).stringIds(hasStringIds());
        return janus().admin() ? builder.adminSecret("made-up-admin-secret") : builder.apiSecret("made-up-api-secret");
    }
}
