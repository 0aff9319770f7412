package io.unisession.testkit.contract;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A call of a capability, for the tests that every capability must pass.
 *
 * @param name the name shown in tests
 * @param capability the capability
 * @param possible whether a client that has the capability can make the call
 * @param subject what the call acts on
 * @param call the call, which sends at least one request
 */
record CapabilityCall<C extends Capability>(
        String name, Class<C> capability, Predicate<C> possible, Subject subject, Call<C> call) {
    CapabilityCall(Class<C> capability, Subject subject, Call<C> call) {
        this(capability.getSimpleName(), capability, can -> true, subject, call);
    }

    /** What a call acts on, and so which ids it takes. A participant takes two: the session's and its own. */
    enum Subject {
        NOTHING,
        ROOM,
        SESSION,
        /** What a session left behind; a service may have it after it has forgotten the session, or say nothing. */
        ARTIFACTS,
        PARTICIPANT
    }

    interface Call<C> {
        void run(C capability, Target target, CallOptions options);
    }

    static final SessionQuery ACTIVE =
            SessionQuery.builder().status(SessionStatus.ACTIVE).build();
    static final CapabilityCall<SessionListing> ALL_SESSIONS = new CapabilityCall<>(
            "SessionListing",
            SessionListing.class,
            listing -> listing.filters().supports(SessionQuery.all()),
            Subject.NOTHING,
            (listing, target, options) -> walk(listing.listSessions(SessionQuery.all(), PageRequest.first(), options)));
    static final CapabilityCall<SessionListing> ACTIVE_SESSIONS = new CapabilityCall<>(
            "SessionListing of active sessions",
            SessionListing.class,
            listing -> listing.filters().supports(ACTIVE),
            Subject.NOTHING,
            (listing, target, options) -> walk(listing.listSessions(ACTIVE, PageRequest.first(), options)));
    static final CapabilityCall<SessionListing> SESSIONS_OF_A_ROOM = new CapabilityCall<>(
            "SessionListing of a room",
            SessionListing.class,
            listing -> listing.filters().supports(inRoom("any")),
            Subject.ROOM,
            (listing, target, options) ->
                    walk(listing.listSessions(inRoom(target.id()), PageRequest.first(), options)));

    /** Every call that the contract tries. */
    static final List<CapabilityCall<?>> ALL = List.of(
            ALL_SESSIONS,
            ACTIVE_SESSIONS,
            SESSIONS_OF_A_ROOM,
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
                    RecordingListing.class,
                    Subject.ARTIFACTS,
                    (listing, target, options) ->
                            walk(listing.listRecordings(target.id(), PageRequest.first(), options))),
            new CapabilityCall<>(
                    TranscriptListing.class,
                    Subject.ARTIFACTS,
                    (listing, target, options) ->
                            walk(listing.listTranscripts(target.id(), PageRequest.first(), options))),
            new CapabilityCall<>(
                    JoinTokens.class,
                    Subject.SESSION,
                    (tokens, target, options) -> tokens.createJoinToken(JoinRequest.forSession(target.id()), options)));

    private static final Set<Class<? extends Capability>> LISTINGS =
            Set.of(SessionListing.class, ParticipantListing.class);

    /** The calls that a client can make. */
    static Stream<CapabilityCall<?>> of(SessionClient client) {
        return ALL.stream().filter(call -> call.isPossible(client));
    }

    private boolean isPossible(SessionClient client) {
        return client.find(capability).filter(possible).isPresent();
    }

    static SessionQuery inRoom(String roomId) {
        return SessionQuery.builder().roomId(roomId).build();
    }

    /** Whether the call takes the id of a session, with or without a participant's. */
    boolean asksForASession() {
        return subject == Subject.SESSION || subject == Subject.PARTICIPANT;
    }

    boolean takesAnId() {
        return subject != Subject.NOTHING;
    }

    /** One unknown target for each id that the call takes, with the given id in that place. */
    List<Target> targetsWith(String id) {
        return switch (subject) {
            case NOTHING -> List.of();
            case ROOM, SESSION, ARTIFACTS -> List.of(new Target(id, "any"));
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

    /** Whether it lists what is one list of the service too. */
    boolean isOneList(ProviderUnderTest provider) {
        return isListing() && query().filter(provider::consistsOfSeveralLists).isEmpty();
    }

    /** What a list of sessions is filtered by; empty for other calls. */
    private Optional<SessionQuery> query() {
        if (capability != SessionListing.class) {
            return Optional.empty();
        }
        if (equals(ACTIVE_SESSIONS)) {
            return Optional.of(ACTIVE);
        }
        return Optional.of(equals(ALL_SESSIONS) ? SessionQuery.all() : inRoom("any"));
    }

    private static void walk(Pager<?> pager) {
        pager.forEach(item -> {});
    }
}
