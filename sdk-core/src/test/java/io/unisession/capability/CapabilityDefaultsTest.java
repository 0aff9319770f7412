package io.unisession.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Secret;
import io.unisession.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short forms of each capability end in its one operation, from the beginning and with the client's settings. */
class CapabilityDefaultsTest {
    private final List<Object> called = new ArrayList<>();

    @Test
    void endSession() {
        SessionEnding ending = this::note;
        CallOptions hasty = CallOptions.defaults().withMaxRetries(0);
        Session session = Session.builder("acme").id("s-2").build();

        ending.endSession("s-1");
        ending.endSession(session);
        ending.endSession(session, hasty);

        assertThat(called).containsExactly("s-1", CallOptions.defaults(), "s-2", CallOptions.defaults(), "s-2", hasty);
    }

    @Test
    void deleteSession() {
        SessionDeletion deletion = this::note;

        deletion.deleteSession("s");

        assertThat(called).containsExactly("s", CallOptions.defaults());
    }

    @Test
    void removeParticipant() {
        ParticipantRemoval removal = this::note;

        removal.removeParticipant("s", "p");

        assertThat(called).containsExactly("s", "p", CallOptions.defaults());
    }

    @Test
    void listings() {
        SessionListing sessions = (first, options) -> listed(first, options);
        LiveSessionListing live = (first, options) -> listed("live", first, options);
        RoomSessionListing room = (roomId, first, options) -> listed(roomId, first, options);
        ParticipantListing participants = (sessionId, first, options) -> {
            note(sessionId, first, options);
            return Pager.of(List.<Participant>of());
        };

        sessions.listSessions();
        live.listLiveSessions();
        room.listRoomSessions("r");
        participants.listParticipants("s");

        assertThat(called)
                .containsExactly(
                        PageRequest.first(),
                        CallOptions.defaults(),
                        "live",
                        PageRequest.first(),
                        CallOptions.defaults(),
                        "r",
                        PageRequest.first(),
                        CallOptions.defaults(),
                        "s",
                        PageRequest.first(),
                        CallOptions.defaults());
    }

    @Test
    void createJoinToken() {
        JoinRequest request = JoinRequest.forSession("s");
        JoinToken token = JoinToken.builder(Secret.of("made-up")).build();
        JoinTokens tokens = (asked, options) -> {
            note(asked, options);
            return token;
        };

        assertThat(tokens.createJoinToken(request)).isSameAs(token);
        assertThat(called).containsExactly(request, CallOptions.defaults());
    }

    private Pager<Session> listed(Object... arguments) {
        note(arguments);
        return Pager.of(List.of());
    }

    private void note(Object... arguments) {
        called.addAll(List.of(arguments));
    }
}
