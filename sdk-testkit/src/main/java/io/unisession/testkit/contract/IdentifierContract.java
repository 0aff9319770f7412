package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.unisession.Session;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Ids are opaque: an invalid one, which could reach another resource, is rejected; every other one arrives unchanged.
 */
interface IdentifierContract extends ContractPart {
    /**
     * An invalid id, which could reach another resource, is not sent.
     *
     * @return a test for each case
     */
    @TestFactory
    default Stream<DynamicTest> getSession_invalidId_isRejectedBeforeTheNetwork() {
        return Stream.of("", " ", "\t\n", ".", "..", "\ud83d")
                .map(id -> dynamicTest("\"" + HostileIds.escaped(id) + "\"", () -> {
                    try (ClientFixture fixture = ClientFixture.of(provider())) {
                        assertThatThrownBy(() -> fixture.client().getSession(id))
                                .isInstanceOf(IllegalArgumentException.class);
                        assertThatThrownBy(() -> fixture.client().findSession(id))
                                .isInstanceOf(IllegalArgumentException.class);
                        assertThat(fixture.service().requestCount()).isZero();
                    }
                }));
    }

    /**
     * Any other id reaches the service unchanged, as one path segment or as a text in the body.
     *
     * @return a test for each case
     */
    @TestFactory
    default Stream<DynamicTest> getSession_hostileId_arrivesUnchanged() {
        return HostileIds.ALL.stream()
                .map(id -> dynamicTest(HostileIds.escaped(id), () -> {
                    FakeResponse response = FakeResponse.json(
                            200,
                            JsonVariations.of(provider()).withText(provider().idPointer(), id));
                    try (ClientFixture fixture = ClientFixture.withResponse(provider(), response)) {
                        assertThat(fixture.client().getSession(id).id()).isEqualTo(id);
                        assertThat(fixture.service().requests())
                                .isNotEmpty()
                                .allSatisfy(request -> assertThat(
                                                RequestContent.of(request).texts())
                                        .contains(id));
                    }
                }));
    }

    /** A response about another session, such as one that a connection held back, is not the session requested. */
    @Test
    default void getSession_responseAboutAnotherSession_isNotTheSession() {
        String id = provider().expected().id();
        try (ClientFixture fixture = ClientFixture.of(provider())) {
            fixture.service()
                    .enqueue(FakeResponse.json(
                            200, fixture.client().getSession(id).raw().json()));

            assertThatThrownBy(() -> fixture.client().getSession(id + "0"))
                    .isInstanceOfAny(InvalidResponseException.class, NotFoundException.class);
        }
    }

    /**
     * Ids that look alike are different ids: in another case, with an accent of its own, or with an invisible character.
     *
     * @return a test for each case
     */
    @TestFactory
    default Stream<DynamicTest> getSession_responseWithASimilarId_isNotTheSession() {
        String id = "a\u00e97";
        return Stream.of("A\u00c97", "ae\u03017", "a\u00e97\u200b", "a\u00e907", "a\u00e97.0")
                .map(similar -> dynamicTest(similar, () -> {
                    FakeResponse response = FakeResponse.json(
                            200,
                            JsonVariations.of(provider()).withText(provider().idPointer(), similar));
                    try (ClientFixture fixture = ClientFixture.withResponse(provider(), response)) {
                        assertThatThrownBy(() -> fixture.client().getSession(id))
                                .isInstanceOfAny(InvalidResponseException.class, NotFoundException.class);
                    }
                }));
    }

    /**
     * If an operation reads the session first and gets another one, it fails, and the other session stays as it is.
     *
     * @return a test for each capability of the provider that takes a session's id; each read of the call gets the other
     *     session in turn
     */
    @TestFactory
    default Stream<DynamicTest> capability_readsAnotherSession_changesNothing() {
        return CapabilityTest.ofEach(
                provider(), CapabilityCall::asksForASession, " reads another session", (call, usual) -> {
                    Effects effects = Effects.of(provider(), call, usual);
                    for (int request = 1; request <= effects.count(); request++) {
                        if (request <= provider().requestsToFindSession()
                                || (!call.isListing()
                                        && effects.methods().get(request - 1).equals("GET"))) {
                            try (ClientFixture fixture = ClientFixture.of(provider())) {
                                assertChangesNothing(call, fixture, request);
                            }
                        }
                    }
                });
    }

    private void assertChangesNothing(CapabilityCall<?> call, ClientFixture fixture, int read) {
        Target target = Target.begun(provider(), call, fixture);
        String another = provider().beginSessionIn(fixture.service(), fixture.newRoom());
        Session before = fixture.client().getSession(another);
        NthRequest.enqueue(fixture, read, FakeResponse.json(200, bodyOf(before)));

        Effects effects = Effects.of(
                fixture,
                () -> assertThatThrownBy(() -> call.run(fixture.client(), target))
                        .as("request %d reads another session", read)
                        .isInstanceOfAny(InvalidResponseException.class, NotFoundException.class));

        assertThat(effects.methods()).as("requests that took effect").allMatch("GET"::equals);
        // The other session may be read by the same request, whose response is queued twice.
        fixture.service().discardResponses();
        assertThat(fixture.client().getSession(another)).isEqualTo(before);
    }

    private String bodyOf(Session session) {
        String raw = session.raw().json();
        return provider().rawPointer().isEmpty()
                ? raw
                : JsonVariations.of(provider()).with(provider().rawPointer(), raw);
    }

    /**
     * An id that a capability takes reaches the service unchanged, in the path, the query or the body, and changes
     * nothing else in the request.
     *
     * @return a test for each capability of the provider that takes an id
     */
    @TestFactory
    default Stream<DynamicTest> capability_hostileId_arrivesUnchangedAndChangesNothingElse() {
        return CapabilityTest.ofEach(provider(), CapabilityCall::takesAnId, " takes a hostile id", (call, ignored) -> {
            for (int which = 0; which < call.targetsWith(HostileIds.HARMLESS).size(); which++) {
                List<RequestContent> harmless = RequestContent.by(call, which, HostileIds.HARMLESS, provider());
                assertThat(harmless)
                        .as("requests that carry the id")
                        .anySatisfy(request ->
                                assertThat(request.carries(HostileIds.HARMLESS)).isTrue());
                for (String id : HostileIds.ALL) {
                    if (call.subject() == CapabilityCall.Subject.ROOM
                            && provider().rejectsRoom(id)) {
                        assertRejected(call, id);
                        continue;
                    }
                    assertThat(RequestContent.by(call, which, id, provider()))
                            .as("what is sent for %s", HostileIds.escaped(id))
                            .isEqualTo(harmless.stream()
                                    .map(request -> request.with(HostileIds.HARMLESS, id))
                                    .toList());
                }
            }
        });
    }

    private void assertRejected(CapabilityCall<?> call, String roomId) {
        try (ClientFixture fixture = ClientFixture.of(provider())) {
            assertThatThrownBy(() -> call.run(fixture.client(), new Target(roomId, "any")))
                    .as("room %s", HostileIds.escaped(roomId))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(fixture.service().requestCount()).isZero();
        }
    }
}
