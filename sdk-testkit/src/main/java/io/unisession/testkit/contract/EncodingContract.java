package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.error.ApiException;
import io.unisession.error.InvalidResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compressed bodies are read; wrongly labelled ones and those that grow out of proportion are one clear error. In both
 * cases the call has taken effect, so it is not sent again.
 */
interface EncodingContract extends ContractPart {
    /**
     * A body that is gzip is read, however the service labels and splits it.
     *
     * @return a test for each capability of the provider; each request of the call gets such a body in turn
     */
    @TestFactory
    default Stream<DynamicTest> capability_gzipInAnyForm_isRead() {
        Map<String, UnaryOperator<FakeResponse>> forms = new LinkedHashMap<>();
        forms.put("gzip", FakeResponse::gzipped);
        forms.put("x-gzip", response -> response.gzipped().labelled("x-gzip"));
        forms.put("two members", FakeResponse::gzippedInTwoMembers);
        return CapabilityTest.ofEach(provider(), " reads gzip", (call, fixture) -> {
            Effects usual = Effects.of(provider(), call, fixture);
            for (Map.Entry<String, UnaryOperator<FakeResponse>> form : forms.entrySet()) {
                for (int request = 1; request <= usual.count(); request++) {
                    Target target = Target.begun(provider(), call, fixture);
                    NthRequest.enqueueChanged(fixture, request, ifNotEmpty(form.getValue()));

                    assertThat(Effects.of(fixture, () -> call.run(fixture.client(), target)))
                            .as("%s in response to request %d", form.getKey(), request)
                            .isEqualTo(usual);
                }
            }
        });
    }

    /**
     * A success without a body is a success, even if it is labelled as compressed.
     *
     * @return a test for each capability of the provider that returns nothing
     */
    @TestFactory
    default Stream<DynamicTest> capability_emptySuccessLabelledGzip_isASuccess() {
        Set<Class<?>> withoutResult = Set.of(SessionEnding.class, SessionDeletion.class, ParticipantRemoval.class);
        return CapabilityTest.ofEach(
                provider(),
                call -> withoutResult.contains(call.capability()),
                " gets nothing, labelled gzip",
                (call, fixture) -> {
                    Effects usual = Effects.of(provider(), call, fixture);
                    for (int status : List.of(200, 202, 204)) {
                        Target target = Target.begun(provider(), call, fixture);
                        NthRequest.enqueueChanged(
                                fixture,
                                usual.count(),
                                response -> FakeResponse.empty(status).labelled("gzip"));

                        assertThat(Effects.of(fixture, () -> call.run(fixture.client(), target)))
                                .as("after an empty %d", status)
                                .isEqualTo(usual);
                    }
                });
    }

    /**
     * A body that is not what its label says, or whose compression is not supported, is an {@code
     * InvalidResponseException} that names the label. What was done is not done again.
     *
     * @return a test for each capability of the provider; each request of the call gets such a body in turn
     */
    @TestFactory
    default Stream<DynamicTest> capability_wrongOrUnknownEncoding_isOneErrorThatNamesIt() {
        Map<String, UnaryOperator<FakeResponse>> bodies = new LinkedHashMap<>();
        bodies.put("gzip", response -> response.labelled("gzip"));
        bodies.put("x-gzip", response -> response.labelled("x-gzip"));
        bodies.put("deflate", FakeResponse::deflated);
        bodies.put("gzip, gzip", response -> response.gzipped().gzipped());
        bodies.put("br", response -> response.labelled("br"));
        return CapabilityTest.ofEach(provider(), " gets a wrong encoding", (call, usual) -> {
            int requests = CapabilityTest.requests(provider(), call, usual);
            bodies.forEach((label, body) -> {
                for (int request = 1; request <= requests; request++) {
                    AtomicInteger sent = new AtomicInteger();
                    @Nullable
                    Throwable failure = failure(call, request, response -> {
                        sent.set(response.status());
                        return ifNotEmpty(body).apply(response);
                    });
                    // The status of an error is enough, whatever its body; a 404 may also end a list.
                    boolean isStatus =
                            sent.get() >= 400 || (failure instanceof ApiException status && status.httpStatus() >= 400);
                    if (!isStatus && (failure != null || call.isListing())) {
                        assertThat(failure)
                                .as("%s in response to request %d", label, request)
                                .isExactlyInstanceOf(InvalidResponseException.class)
                                .hasMessageContaining("Content-Encoding: ")
                                .hasMessageContaining(label.replace("x-", ""));
                    }
                }
            });
        });
    }

    /**
     * A few kilobytes that decompress to megabytes, or a body of very many tiny elements, end in a result or in an
     * {@code InvalidResponseException}, never in an {@code Error}. What was done is not done again.
     *
     * @return a test for each capability of the provider; each request of the call gets such a body in turn
     */
    @TestFactory
    default Stream<DynamicTest> capability_amplifiedBody_isAnErrorOfTheResponse() {
        List<FakeResponse> bombs = List.of(
                FakeResponse.repeating(200, "{\"a\":\"", " ", "\"}", 2).gzipped(),
                FakeResponse.json(200, JsonVariations.TINY_ELEMENTS));
        return CapabilityTest.ofEach(provider(), " gets an amplified body", (call, usual) -> {
            int requests = CapabilityTest.requests(provider(), call, usual);
            for (FakeResponse bomb : bombs) {
                for (int request = 1; request <= requests; request++) {
                    @Nullable Throwable failure = failure(call, request, response -> bomb);
                    if (failure != null || call.isListing()) {
                        assertThat(failure)
                                .as("%s in response to request %d", bomb, request)
                                .isExactlyInstanceOf(InvalidResponseException.class);
                    }
                }
            }
        });
    }

    /**
     * A session whose lists hold very many tiny elements is an {@code InvalidResponseException}, or a session without
     * them; never one that fills the memory.
     *
     * @return a test for each list in the documented response
     */
    @TestFactory
    default Stream<DynamicTest> getSession_listOfTinyElements_isBounded() {
        return JsonVariations.of(provider()).lists().stream()
                .map(list -> DynamicTest.dynamicTest(list, () -> {
                    String body = JsonVariations.of(provider()).with(list, JsonVariations.TINY_ELEMENTS);
                    try (ClientFixture fixture = ClientFixture.withResponse(provider(), FakeResponse.json(200, body))) {
                        int participants = 0;
                        try {
                            participants = fixture.client()
                                    .getSession(provider().expected().id())
                                    .participants()
                                    .size();
                        } catch (InvalidResponseException tooMany) {
                            assertThat(tooMany).hasMessageContaining("too many");
                        }
                        assertThat(participants).isLessThan(JsonVariations.TINY_ELEMENTS.length() / 4);
                    }
                }));
    }

    /**
     * Runs a call of which one request gets another response after it took effect; null if the call succeeds. The service
     * is its own: a call that sends several requests at once and fails may leave some on their way, and they are no
     * requests of the next call.
     */
    private @Nullable Throwable failure(CapabilityCall<?> call, int request, UnaryOperator<FakeResponse> change) {
        try (ClientFixture fixture = ClientFixture.retrying(provider())) {
            return failure(call, fixture, request, change);
        }
    }

    private @Nullable Throwable failure(
            CapabilityCall<?> call, ClientFixture fixture, int request, UnaryOperator<FakeResponse> change) {
        Target target = Target.begun(provider(), call, fixture);
        int before = fixture.service().effects().size();
        NthRequest.enqueueChanged(fixture, request, change);
        Throwable failure = catchThrowable(() -> call.run(fixture.client(), target));
        List<ReceivedRequest> effects = fixture.service().effects();
        assertThat(effects.subList(before, effects.size()).stream()
                        .filter(effect -> !effect.method().equals("GET"))
                        .map(effect -> effect.method() + " " + effect.path() + " " + effect.body()))
                .as("effects of %s", call.name())
                .doesNotHaveDuplicates();
        return failure;
    }

    /** Leaves an empty body as it is. */
    private static UnaryOperator<FakeResponse> ifNotEmpty(UnaryOperator<FakeResponse> change) {
        return response -> response.body().isEmpty() ? response : change.apply(response);
    }
}
