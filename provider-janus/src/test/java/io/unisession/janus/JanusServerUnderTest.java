package io.unisession.janus;

import io.unisession.SessionClient;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.testkit.contract.ServerUnderTest;
import io.unisession.testkit.janus.FakeJanus;
import io.unisession.testkit.janus.JanusServer;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server, real or fake, through one of its APIs.
 *
 * @param url the address of the API
 * @param admin whether that is the Admin API
 * @param people creates rooms and lets people join them
 */
record JanusServerUnderTest(String url, boolean admin, People people) implements ServerUnderTest {
    /** Also a number, for servers with numbers as ids. */
    private static final AtomicInteger LAST_ROOM = new AtomicInteger(1000);

    interface People {
        void createRoom(String room, String settings);

        void joinParticipant(String room, String participantId, String display);
    }

    static JanusServerUnderTest of(FakeJanus fake, boolean admin) {
        return new JanusServerUnderTest(admin ? fake.adminUrl() : fake.apiUrl(), admin, new People() {
            @Override
            public void createRoom(String room, String settings) {
                fake.createRoom(room, settings);
            }

            @Override
            public void joinParticipant(String room, String participantId, String display) {
                fake.joinParticipant(room, participantId, display);
            }
        });
    }

    static JanusServerUnderTest of(JanusServer server, boolean admin) {
        return new JanusServerUnderTest(admin ? server.adminUrl() : server.apiUrl(), admin, new People() {
            @Override
            public void createRoom(String room, String settings) {
                server.createRoom(room, settings);
            }

            @Override
            public void joinParticipant(String room, String participantId, String display) {
                server.joinParticipant(room, participantId, display);
            }
        });
    }

    @Override
    public SessionClient client() {
        return builder().build();
    }

    Janus.Builder builder() {
        Janus.Builder builder = Janus.builder()
                .baseUrl(url)
                .adminKey("made-up-admin-key")
                .roomSecret("made-up-room-secret")
                .tokenAuthSecret("made-up-token-auth-secret");
        return admin ? builder.adminSecret("made-up-admin-secret") : builder.apiSecret("made-up-api-secret");
    }

    @Override
    public Set<Class<? extends Capability>> capabilities() {
        return Set.of(
                SessionListing.class,
                SessionEnding.class,
                ParticipantListing.class,
                ParticipantRemoval.class,
                JoinTokens.class);
    }

    /** A private room with a secret, a name and a placeholder, so that everything the client knows is needed. */
    @Override
    public String beginSession() {
        String room = "471" + LAST_ROOM.incrementAndGet();
        people.createRoom(
                room,
                "{\"secret\":\"made-up-room-secret\",\"is_private\":true,\"dummy_publisher\":true,"
                        + "\"description\":\"Team\"}");
        people.joinParticipant(room, "41", "Priya");
        people.joinParticipant(room, "42", null);
        return room;
    }
}
