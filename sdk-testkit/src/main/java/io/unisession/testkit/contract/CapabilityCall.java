package io.unisession.testkit.contract;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.SessionClient;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.LiveSessionListing;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RoomSessionListing;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A call of a capability, for the tests that every capability must pass.
 *
 * @param capability the capability
 * @param subject what its id is the id of
 * @param call the call, which sends at least one request
 */
record CapabilityCall<C extends Capability>(Class<C> capability, Subject subject, Call<C> call) {
    /** What the id of a call is the id of. */
    enum Subject {
        NOTHING,
        ROOM,
        SESSION
    }

    interface Call<C> {
        void run(C capability, String id, CallOptions options);
    }

    /** All that there are. */
    static final List<CapabilityCall<?>> ALL = List.of(
            new CapabilityCall<>(
                    SessionListing.class,
                    Subject.NOTHING,
                    (listing, id, options) -> walk(listing.listSessions(PageRequest.first(), options))),
            new CapabilityCall<>(
                    LiveSessionListing.class,
                    Subject.NOTHING,
                    (listing, id, options) -> walk(listing.listLiveSessions(PageRequest.first(), options))),
            new CapabilityCall<>(
                    RoomSessionListing.class,
                    Subject.ROOM,
                    (listing, id, options) -> walk(listing.listRoomSessions(id, PageRequest.first(), options))),
            new CapabilityCall<>(SessionEnding.class, Subject.SESSION, SessionEnding::endSession),
            new CapabilityCall<>(SessionDeletion.class, Subject.SESSION, SessionDeletion::deleteSession),
            new CapabilityCall<>(
                    ParticipantListing.class,
                    Subject.SESSION,
                    (listing, id, options) -> walk(listing.listParticipants(id, PageRequest.first(), options))),
            new CapabilityCall<>(
                    ParticipantRemoval.class,
                    Subject.SESSION,
                    (removal, id, options) -> removal.removeParticipant(id, "no-such-participant", options)),
            new CapabilityCall<>(
                    JoinTokens.class,
                    Subject.SESSION,
                    (tokens, id, options) -> tokens.createJoinToken(JoinRequest.forSession(id), options)));

    private static final Set<Class<? extends Capability>> LISTINGS =
            Set.of(SessionListing.class, LiveSessionListing.class, RoomSessionListing.class, ParticipantListing.class);

    /** Those that a client has. */
    static Stream<CapabilityCall<?>> of(SessionClient client) {
        return ALL.stream().filter(call -> client.capabilities().contains(call.capability()));
    }

    boolean isBy(Subject expected) {
        return subject == expected;
    }

    boolean isListing() {
        return LISTINGS.contains(capability);
    }

    void run(SessionClient client, String id) {
        run(client, id, CallOptions.defaults());
    }

    void run(SessionClient client, String id, CallOptions options) {
        call.run(client.require(capability), id, options);
    }

    String name() {
        return capability.getSimpleName();
    }

    private static void walk(Pager<?> pager) {
        pager.forEach(item -> {});
    }
}
