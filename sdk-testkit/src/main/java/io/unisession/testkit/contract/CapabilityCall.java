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
 * @param subject what it asks for
 * @param call the call, which sends at least one request
 */
record CapabilityCall<C extends Capability>(Class<C> capability, Subject subject, Call<C> call) {
    /** What a call asks for by its id; a participant by two. */
    enum Subject {
        NOTHING,
        ROOM,
        SESSION,
        PARTICIPANT
    }

    interface Call<C> {
        void run(C capability, Target target, CallOptions options);
    }

    /** All that there are. */
    static final List<CapabilityCall<?>> ALL = List.of(
            new CapabilityCall<>(
                    SessionListing.class,
                    Subject.NOTHING,
                    (listing, target, options) -> walk(listing.listSessions(PageRequest.first(), options))),
            new CapabilityCall<>(
                    LiveSessionListing.class,
                    Subject.NOTHING,
                    (listing, target, options) -> walk(listing.listLiveSessions(PageRequest.first(), options))),
            new CapabilityCall<>(
                    RoomSessionListing.class,
                    Subject.ROOM,
                    (listing, target, options) ->
                            walk(listing.listRoomSessions(target.id(), PageRequest.first(), options))),
            new CapabilityCall<>(
                    SessionEnding.class,
                    Subject.SESSION,
                    (ending, target, options) -> ending.endSession(target.id(), options)),
            new CapabilityCall<>(
                    SessionDeletion.class,
                    Subject.SESSION,
                    (deletion, target, options) -> deletion.deleteSession(target.id(), options)),
            new CapabilityCall<>(
                    ParticipantListing.class,
                    Subject.SESSION,
                    (listing, target, options) ->
                            walk(listing.listParticipants(target.id(), PageRequest.first(), options))),
            new CapabilityCall<>(
                    ParticipantRemoval.class,
                    Subject.PARTICIPANT,
                    (removal, target, options) ->
                            removal.removeParticipant(target.id(), target.participantId(), options)),
            new CapabilityCall<>(
                    JoinTokens.class,
                    Subject.SESSION,
                    (tokens, target, options) -> tokens.createJoinToken(JoinRequest.forSession(target.id()), options)));

    private static final Set<Class<? extends Capability>> LISTINGS =
            Set.of(SessionListing.class, LiveSessionListing.class, RoomSessionListing.class, ParticipantListing.class);

    /** Those that a client has. */
    static Stream<CapabilityCall<?>> of(SessionClient client) {
        return ALL.stream().filter(call -> client.capabilities().contains(call.capability()));
    }

    /** Whether it is asked for by the id of a session, and a participant's beside it or not. */
    boolean asksForASession() {
        return subject == Subject.SESSION || subject == Subject.PARTICIPANT;
    }

    boolean takesAnId() {
        return subject != Subject.NOTHING;
    }

    /** Unknown targets of which one has this id, one for each id that the call takes. */
    List<Target> targetsWith(String id) {
        return switch (subject) {
            case NOTHING -> List.of();
            case ROOM, SESSION -> List.of(new Target(id, "any"));
            case PARTICIPANT -> List.of(new Target(id, "any"), new Target("any", id));
        };
    }

    boolean isListing() {
        return LISTINGS.contains(capability);
    }

    void run(SessionClient client, Target target) {
        run(client, target, CallOptions.defaults());
    }

    void run(SessionClient client, Target target, CallOptions options) {
        call.run(client.require(capability), target, options);
    }

    String name() {
        return capability.getSimpleName();
    }

    private static void walk(Pager<?> pager) {
        pager.forEach(item -> {});
    }
}
