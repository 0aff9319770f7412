package io.unisession.testkit.contract;

import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.capability.Capability;
import io.unisession.testkit.FakeService;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the contract has to know of a provider. */
public interface ProviderUnderTest {
    /**
     * Starts the provider's service on loopback, holding the session of {@link #body()}.
     *
     * @return a running service, which the contract closes
     */
    FakeService startService();

    /**
     * A builder for a client of that service, with credentials that the service accepts.
     *
     * @param service what {@link #startService()} gave
     * @return a builder, which the contract sets further and builds
     */
    SessionClientBuilder<?, ?> clientBuilder(FakeService service);

    /**
     * The response to <i>get session</i>, as the provider documents it: as many fields as possible, and a JSON object.
     *
     * @return the body
     */
    String body();

    /**
     * What {@link #body()} means, by the neutral fields.
     *
     * @return the session, to which the mapped one must be equal
     */
    Session expected();

    /**
     * Where {@link #body()} has the session's id, such as {@code /data/id}.
     *
     * @return a JSON Pointer
     */
    String idPointer();

    /**
     * Where {@link #body()} has the provider's word for the status.
     *
     * @return a JSON Pointer, or empty where the provider has no such word
     */
    Optional<String> statusPointer();

    /**
     * An error body as the provider writes it.
     *
     * @param message the message that is to be in it
     * @return the body
     */
    String errorBody(String message);

    /**
     * The statuses that mean "not found" at this provider.
     *
     * @return 404, and others where there are any
     */
    default Set<Integer> notFoundStatuses() {
        return Set.of(404);
    }

    /**
     * What the client can do besides getting a session. A capability that is lost takes its tests with it, so it must
     * be listed here.
     *
     * @return the client's capabilities, those of the provider's own included; none for a client that can get
     *     sessions only
     */
    default Set<Class<? extends Capability>> capabilities() {
        return Set.of();
    }

    /**
     * The secrets that the client was given, none of which may ever be seen.
     *
     * @param service what {@link #startService()} gave
     * @return the secrets in clear text, empty for a provider that is open to everybody
     */
    List<String> secrets(FakeService service);

    /**
     * Lets a session begin in the service, with two participants in it where the provider knows of participants, for
     * the capabilities to be tried on.
     *
     * @param service what {@link #startService()} gave
     * @return the session's id
     */
    default String beginSession(FakeService service) {
        throw new UnsupportedOperationException("a provider that has capabilities says here how a session begins");
    }

    /**
     * As {@link #beginSession(FakeService)}, in a room that the caller names; sessions in different rooms go on at the
     * same time, and those of one room follow each other. Needed where the provider lists live sessions or those of a
     * room and a second {@link #beginSession(FakeService)} would not do.
     *
     * @param service what {@link #startService()} gave
     * @param room the room, by a name of the caller's; to be left alone where sessions need no room
     * @return the session's id
     */
    default String beginSessionIn(FakeService service, String room) {
        return beginSession(service);
    }

    /**
     * The listings that the provider responds all at once: it knows no pages.
     *
     * @return the capabilities that list so; none by default, so that every listing has to give pages of the size
     *     that is asked for
     */
    default Set<Class<? extends Capability>> listingsWithoutPages() {
        return Set.of();
    }
}
