package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.Recording;
import io.unisession.SessionClient;
import io.unisession.capability.Capability;
import io.unisession.capability.RecordingDownload;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ClientClosedException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.SessionException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.FakeResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A client has its expected capabilities and rejects the others before it sends anything. Calls of capabilities fail
 * like all other calls: with the right exception, in time, and never half done.
 */
interface CapabilityContract extends ContractPart {
    /** The client has the expected capabilities: no more, no fewer. */
    @Test
    default void capabilities_client_areTheExpectedOnes() {
        try (ClientFixture fixture = ClientFixture.of(provider())) {
            assertThat(fixture.client().capabilities()).isEqualTo(provider().capabilities());
        }
    }

    /** The contract must know every capability of the core; one that it does not know would go untested. */
    @Test
    default void capabilities_ofTheCore_areAllTestedByTheContract() {
        Set<Class<? extends Capability>> tried =
                CapabilityCall.ALL.stream().map(CapabilityCall::capability).collect(Collectors.toSet());
        try (ClientFixture fixture = ClientFixture.of(provider())) {
            assertThat(fixture.client().capabilities())
                    .filteredOn(capability -> capability.getPackage().equals(Capability.class.getPackage()))
                    .allMatch(capability -> tried.contains(capability) || capability == RecordingDownload.class);
        }
    }

    /**
     * A download needs a recording of this provider, and an open client.
     *
     * @return the tests, if the provider can download recordings
     */
    @TestFactory
    default Stream<DynamicTest> download_ofAnotherProviderOrClosedClient_isRejected() {
        return CapabilityTest.ofOne(provider(), RecordingDownload.class, " that cannot be", fixture -> {
            RecordingDownload download = fixture.client().require(RecordingDownload.class);
            ArtifactFile file = ArtifactFile.builder().build();
            Path target = Path.of("never-written");
            Recording own =
                    Recording.builder(fixture.client().provider()).id("r").build();
            Recording other = Recording.builder("no-such-provider").id("r").build();
            int before = fixture.service().requestCount();

            assertThatThrownBy(() -> download.download(other, file, target))
                    .isInstanceOf(IllegalArgumentException.class);
            fixture.client().close();
            assertThatThrownBy(() -> download.download(own, file, target)).isInstanceOf(ClientClosedException.class);
            assertThat(fixture.service().requestCount()).isEqualTo(before);
            assertThat(target).doesNotExist();
        });
    }

    /**
     * A capability is found, or rejected before anything is sent.
     *
     * @return a test for each capability of the core
     */
    @TestFactory
    default Stream<DynamicTest> require_capability_isFoundOrTheErrorListsTheAvailableOnes() {
        return CapabilityCall.ALL.stream()
                .map(CapabilityCall::capability)
                .distinct()
                .map(capability -> dynamicTest(capability.getSimpleName(), () -> {
                    try (ClientFixture fixture = ClientFixture.of(provider())) {
                        if (fixture.client().capabilities().contains(capability)) {
                            assertThat(fixture.client().find(capability)).isPresent();
                            assertThat(fixture.client().require(capability)).isInstanceOf(capability);
                        } else {
                            assertAbsent(fixture.client(), capability);
                        }
                        assertThat(fixture.service().requestCount()).isZero();
                    }
                }));
    }

    /**
     * Each error status becomes its exception.
     *
     * @return a test for each capability of the provider and each status; it tries every request that the call makes
     */
    @TestFactory
    default Stream<DynamicTest> capability_errorStatus_becomesItsException() {
        Map<Integer, Class<? extends SessionException>> exceptions = Map.of(
                401, AuthenticationException.class,
                403, PermissionDeniedException.class,
                404, NotFoundException.class,
                429, RateLimitedException.class,
                503, ProviderUnavailableException.class);
        return exceptions.entrySet().stream()
                .flatMap(expected -> CapabilityTest.ofEachRequest(
                        provider(), " gets a " + expected.getKey(), (call, target, fixture, request) -> {
                            if (expected.getKey() == 404 && ListingFixture.isLaterPage(provider(), call, request)) {
                                // Some services respond so after the last page, so it ends the list.
                                return;
                            }
                            String body = provider().errorBody("it failed");
                            NthRequest.enqueue(fixture, request, FakeResponse.json(expected.getKey(), body));

                            assertThatThrownBy(() -> call.run(fixture.client(), target))
                                    .as("request %d", request)
                                    .isExactlyInstanceOf(expected.getValue())
                                    .hasMessageContaining("HTTP " + expected.getKey());
                        }));
    }

    /**
     * An HTML page, such as a proxy or a login redirect sends, is an error, whichever request of the call it responds
     * to.
     *
     * @return a test for each capability of the provider
     */
    @TestFactory
    default Stream<DynamicTest> capability_successWithAnHtmlPage_isInvalid() {
        return CapabilityTest.ofEachRequest(provider(), " gets a page", (call, target, fixture, request) -> {
            NthRequest.enqueue(fixture, request, FakeResponse.html(200));

            assertThatThrownBy(() -> call.run(fixture.client(), target))
                    .as("request %d", request)
                    .isExactlyInstanceOf(InvalidResponseException.class);
        });
    }

    /**
     * A successful response without a list is an error, never an empty list.
     *
     * @return a test for each list of the provider
     */
    @TestFactory
    default Stream<DynamicTest> listing_successWithoutList_isInvalid() {
        return CapabilityTest.ofEach(provider(), CapabilityCall::isListing, " gets no list", (call, fixture) -> {
            for (String body :
                    List.of("42", "\"text\"", "{", "{\"welcome\":true}", "<html><body>Welcome</body></html>")) {
                fixture.service().enqueue(FakeResponse.json(200, body));

                assertThatThrownBy(() -> call.run(fixture.client(), Target.unknown()))
                        .as("the response %s", body)
                        .isExactlyInstanceOf(InvalidResponseException.class);
            }
        });
    }

    /**
     * The time limit of a call applies to each of its requests.
     *
     * @return a test for each capability of the provider
     */
    @TestFactory
    default Stream<DynamicTest> capability_noResponse_endsInTime() {
        return CapabilityTest.ofEach(provider(), " waits", (call, fixture) -> {
            int requests = CapabilityTest.requests(provider(), call, fixture);
            for (int request = 1; request <= requests; request++) {
                // On a busy machine, the requests before this one may take longer than the short limit.
                boolean reached = timesOutAt(request, call, Duration.ofMillis(300))
                        || timesOutAt(request, call, Duration.ofSeconds(10));
                assertThat(reached).as("request %d was sent", request).isTrue();
            }
        });
    }

    /** Returns whether the request that gets no response was sent, and not an earlier one that ran into the limit. */
    private boolean timesOutAt(int request, CapabilityCall<?> call, Duration limit) throws Exception {
        try (ClientFixture fixture = ClientFixture.of(provider())) {
            Target target = Target.begun(provider(), call, fixture);
            NthRequest.enqueue(fixture, request, FakeResponse.stall());

            assertThatThrownBy(() -> call.run(
                            fixture.client(), target, CallOptions.defaults().withAttemptTimeout(limit)))
                    .as("request %d", request)
                    .isExactlyInstanceOf(RequestTimeoutException.class)
                    .hasMessageContaining("attemptTimeout (" + limit + ")");
            return fixture.service().unusedResponses() == 1;
        }
    }

    /**
     * An invalid id, which could reach another resource, is not sent.
     *
     * @return a test for each capability of the provider that takes an id
     */
    @TestFactory
    default Stream<DynamicTest> capability_invalidId_isRejectedBeforeTheNetwork() {
        return CapabilityTest.ofEach(provider(), CapabilityCall::takesAnId, " takes no bad id", (call, fixture) -> {
            for (String id : List.of("", " ", "\t\n", ".", "..", "\ud83d")) {
                for (Target target : call.targetsWith(id)) {
                    assertThatThrownBy(() -> call.run(fixture.client(), target))
                            .as("id <%s>", id)
                            .isInstanceOf(IllegalArgumentException.class);
                }
            }
            assertThat(fixture.service().requestCount()).isZero();
        });
    }

    /**
     * A closed client sends nothing.
     *
     * @return a test for each capability of the provider
     */
    @TestFactory
    default Stream<DynamicTest> capability_closedClient_isRejected() {
        return CapabilityTest.ofEach(provider(), " of a closed client", (call, fixture) -> {
            fixture.client().close();

            assertThatThrownBy(() -> call.run(fixture.client(), Target.unknown()))
                    .isInstanceOf(ClientClosedException.class);
            assertThat(fixture.service().requestCount()).isZero();
        });
    }

    private static void assertAbsent(SessionClient client, Class<? extends Capability> capability) {
        assertThat(client.find(capability)).isEmpty();
        assertThatThrownBy(() -> client.require(capability))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining(client.provider())
                .hasMessageContaining(capability.getSimpleName())
                .satisfies(failure -> assertThat(client.capabilities())
                        .allSatisfy(present -> assertThat(failure).hasMessageContaining(present.getSimpleName())));
    }
}
