package io.unisession.testkit.contract;

import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.capability.ParticipantListing;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a capability acts on in a test.
 *
 * @param id the id of a session or a room, whichever the capability takes
 * @param participantId the id of a participant, if the capability takes one too
 */
record Target(String id, String participantId) {
    /** A target that no service knows. */
    static Target unknown() {
        return new Target("00000000-dead-4000-8000-000000000000", "no-such-participant");
    }

    /** A session that has just started, or its room, and the first participant in it. */
    static Target begun(ProviderUnderTest provider, CapabilityCall<?> call, ClientFixture fixture) {
        String sessionId = provider.beginSessionIn(fixture.service(), fixture.newRoom());
        return switch (call.subject()) {
            case NOTHING, SESSION, ARTIFACTS -> new Target(sessionId, "no-such-participant");
            case ROOM -> new Target(roomOf(fixture.client(), sessionId), "no-such-participant");
            case PARTICIPANT ->
                new Target(sessionId, fixture.presentIn(sessionId).get(0));
        };
    }

    static String roomOf(SessionClient client, String sessionId) {
        return client.getSession(sessionId).roomId().orElseThrow();
    }

    /** The ids of the participants who are in a session now. */
    static List<String> presentIn(SessionClient client, String sessionId) {
        Session session = client.getSession(sessionId);
        Stream<Participant> participants = session.participantsReported()
                ? session.participants().stream()
                : client.require(ParticipantListing.class).listParticipants(sessionId).stream();
        return participants
                .filter(participant -> participant.presence() != Presence.LEFT)
                .flatMap(participant -> participant.id().stream())
                .toList();
    }
}
