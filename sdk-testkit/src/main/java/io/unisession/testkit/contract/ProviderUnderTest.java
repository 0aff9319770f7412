package io.unisession.testkit.contract;

import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.SessionQuery;
import io.unisession.capability.Capability;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Describes a provider to the contract. */
public interface ProviderUnderTest {
    /**
     * Starts the provider's service on loopback, with the session of {@link #body()} in it.
     *
     * @return a running service, which the contract closes
     */
    FakeService startService();

    /**
     * Returns a builder for a client of that service, with credentials that the service accepts.
     *
     * @param service the service that {@link #startService()} returned
     * @return a builder, which the contract configures further and builds
     */
    SessionClientBuilder<?, ?> clientBuilder(FakeService service);

    /**
     * Returns the documented response to <i>get session</i>: a JSON object with as many fields as possible.
     *
     * @return the body
     */
    String body();

    /**
     * Returns the session that {@link #body()} describes.
     *
     * @return the session, which the mapped one must equal
     */
    Session expected();

    /**
     * Returns where the session's id is in {@link #body()}, such as {@code /data/id}.
     *
     * @return a JSON Pointer
     */
    String idPointer();

    /**
     * Returns where the provider's own status is in {@link #body()}.
     *
     * @return a JSON Pointer; empty if the provider sends no status
     */
    Optional<String> statusPointer();

    /**
     * Returns where the part of {@link #body()} is that {@link Session#raw()} has, such as {@code /items/0} for a service
     * that has no response for a single session.
     *
     * @return a JSON Pointer; the whole body by default
     */
    default String rawPointer() {
        return "";
    }

    /**
     * Returns where {@link #body()} lists the participants, if this provider has no sessions without participants, such as a
     * room that nobody is in.
     *
     * @return a JSON Pointer; empty by default
     */
    default Optional<String> participantsThatMakeASession() {
        return Optional.empty();
    }

    /**
     * Returns where {@link #body()} has the participants, if they are the fields of an object and named by their ids.
     *
     * @return a JSON Pointer; empty by default
     */
    default Optional<String> participantsById() {
        return Optional.empty();
    }

    /**
     * Returns an error body in the provider's format.
     *
     * @param message the message to put into it
     * @return the body
     */
    String errorBody(String message);

    /**
     * Returns the HTTP statuses with which this provider says "not found".
     *
     * @return 404, and any others
     */
    default Set<Integer> notFoundStatuses() {
        return Set.of(404);
    }

    /**
     * Returns the client's capabilities. List them here, because a capability that a client loses by mistake would take
     * its tests with it.
     *
     * @return the capabilities, including the provider's own; none for a client that can only get sessions
     */
    default Set<Class<? extends Capability>> capabilities() {
        return Set.of();
    }

    /**
     * Returns the client's secrets, none of which may ever be shown.
     *
     * @param service the service that {@link #startService()} returned
     * @return the secrets in plain text; empty for a provider that needs no credentials
     */
    List<String> secrets(FakeService service);

    /**
     * Starts a session in the service, for testing the capabilities. If the provider has participants, two of them are
     * in it.
     *
     * @param service the service that {@link #startService()} returned
     * @return the session's id
     */
    default String beginSession(FakeService service) {
        throw new UnsupportedOperationException(getClass().getName()
                + " must override beginSession(FakeService), because the provider has capabilities");
    }

    /**
     * Starts a session in a given room, otherwise like {@link #beginSession(FakeService)}. Sessions in different rooms
     * run at the same time; sessions in one room follow each other. Override this if the provider lists active sessions
     * or those of a room, and calling {@link #beginSession(FakeService)} twice is not enough.
     *
     * @param service the service that {@link #startService()} returned
     * @param room a name for the room; ignore it if sessions need no room
     * @return the session's id
     */
    default String beginSessionIn(FakeService service, String room) {
        return beginSession(service);
    }

    /**
     * Adds a finished recording of a session, besides one of another session that the client must not list.
     *
     * @param service the service
     * @param sessionId the session
     * @return the recording's id; empty unless overridden, which a provider that lists recordings must do
     */
    default Optional<String> addRecording(FakeService service, String sessionId) {
        return Optional.empty();
    }

    /**
     * Adds a finished transcript of a session, besides one of another session that the client must not list.
     *
     * @param service the service
     * @param sessionId the session
     * @return the transcript's id; empty unless overridden, which a provider that lists transcripts must do
     */
    default Optional<String> addTranscript(FakeService service, String sessionId) {
        return Optional.empty();
    }

    /**
     * Returns the lists that the provider returns without paging.
     *
     * @return the capabilities with such a list; none by default, so that every list must return pages of the requested
     *     size
     */
    default Set<Class<? extends Capability>> listingsWithoutPages() {
        return Set.of();
    }

    /**
     * Returns whether the client makes a list of sessions from several lists of the service, such as one for each month.
     * The contract then does not break its paging, because a page that is missing or repeated is not the end of such a
     * list.
     *
     * @param query what is listed
     * @return true if there are several; false by default
     */
    default boolean consistsOfSeveralLists(SessionQuery query) {
        return false;
    }

    /**
     * Returns how many requests the client makes to get the documented session.
     *
     * @return the number; one by default
     */
    default int requestsToGetSession() {
        return 1;
    }

    /**
     * Returns who is in a session now, if the provider does not tell them from those who have left.
     *
     * @param service the service that {@link #startService()} returned
     * @param sessionId the id of a session that the contract started
     * @return the ids of the participants; empty by default, so that the contract asks the client
     */
    default Optional<List<String>> presentIn(FakeService service, String sessionId) {
        return Optional.empty();
    }

    /**
     * Returns whether a request reads more of an item of a list, such as the stays of a participant. The contract then does
     * not take it for that of a page.
     *
     * @param request a request that the client made for a list
     * @return true if it is about one item; false by default
     */
    default boolean readsAnItem(ReceivedRequest request) {
        return false;
    }

    /**
     * Returns whether the client rejects a room's id before it sends anything, because the service has no way to write it,
     * such as a quote in a filter.
     *
     * @param roomId an id that no room has
     * @return true if it does; false by default
     */
    default boolean rejectsRoom(String roomId) {
        return false;
    }

    /**
     * Returns how many requests the client makes to find a session by its id before it lists the session's participants.
     *
     * @return the number; none by default
     */
    default int requestsToFindSession() {
        return 0;
    }

    /**
     * Returns where a list and its paging are in requests and responses, so that the contract can disturb them. Override
     * this if the provider has lists.
     *
     * @param listing the capability with the list
     * @return the shape of the list; of a list without pages, where its items are
     */
    default ListShape listShape(Class<? extends Capability> listing) {
        throw new UnsupportedOperationException(
                getClass().getName() + " must override listShape(Class), because the provider has lists");
    }
}
