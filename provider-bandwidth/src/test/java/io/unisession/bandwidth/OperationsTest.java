package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ConflictException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.TransportException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules that every operation keeps. */
class OperationsTest {
    private static final Map<Integer, Class<? extends ApiException>> EXCEPTIONS = Map.of(
            400, InvalidRequestException.class,
            401, AuthenticationException.class,
            403, PermissionDeniedException.class,
            404, NotFoundException.class,
            409, ConflictException.class,
            429, RateLimitedException.class,
            500, ProviderUnavailableException.class);
    private static final CallOptions ONCE = CallOptions.defaults().withMaxRetries(0);

    /** The operations, called with an id in place of all the ids that they take. */
    enum Operation {
        CREATE_SESSION("createSession", 0, (call, id) -> call.client.createSession(call.newSession, call.options)),
        GET_SESSION("getSession", 1, (call, id) -> call.client.getSession(id[0], call.options)),
        END_SESSION("endSession", 1, (call, id) -> call.client.endSession(id[0], call.options)),
        CREATE_PARTICIPANT(
                "createParticipant", 0, (call, id) -> call.client.createParticipant(call.newParticipant, call.options)),
        GET_PARTICIPANT("getParticipant", 1, (call, id) -> call.client.getParticipant(id[0], call.options)),
        DELETE_PARTICIPANT("deleteParticipant", 1, (call, id) -> call.client.deleteParticipant(id[0], call.options)),
        LIST_PARTICIPANTS(
                "listParticipants",
                1,
                (call, id) -> call.client
                        .listParticipants(id[0], PageRequest.first(), call.options)
                        .iterator()
                        .hasNext()),
        ADD_PARTICIPANT(
                "addParticipant",
                2,
                (call, id) -> call.client.addParticipant(id[0], id[1], Subscriptions.wholeSession(), call.options)),
        REMOVE_PARTICIPANT(
                "removeParticipant", 2, (call, id) -> call.client.removeParticipant(id[0], id[1], call.options)),
        GET_SUBSCRIPTIONS(
                "getSubscriptions", 2, (call, id) -> call.client.getSubscriptions(id[0], id[1], call.options)),
        REPLACE_SUBSCRIPTIONS(
                "replaceSubscriptions",
                2,
                (call, id) ->
                        call.client.replaceSubscriptions(id[0], id[1], Subscriptions.wholeSession(), call.options)),
        CLEAR_SUBSCRIPTIONS(
                "clearSubscriptions", 2, (call, id) -> call.client.clearSubscriptions(id[0], id[1], call.options));

        private static final Set<Operation> REMOVING = EnumSet.of(END_SESSION, DELETE_PARTICIPANT, REMOVE_PARTICIPANT);

        private final String method;
        private final int ids;
        private final BiConsumer<Call, String[]> run;

        Operation(String method, int ids, BiConsumer<Call, String[]> run) {
            this.method = method;
            this.ids = ids;
            this.run = run;
        }

        void call(BandwidthClient client, CallOptions options) {
            call(client, options, "s", "p");
        }

        void call(BandwidthClient client, CallOptions options, String... ids) {
            run.accept(new Call(client, options), ids);
        }

        boolean removes() {
            return REMOVING.contains(this);
        }

        boolean creates() {
            return this == CREATE_SESSION || this == CREATE_PARTICIPANT;
        }

        Stream<String[]> idsWithOneOf(String bad) {
            return ids == 0
                    ? Stream.empty()
                    : ids == 1
                            ? Stream.<String[]>of(new String[] {bad})
                            : Stream.of(new String[] {bad, "p"}, new String[] {"s", bad});
        }
    }

    private static final class Call {
        private final BandwidthClient client;
        private final CallOptions options;
        private final NewSession newSession = NewSession.builder().build();
        private final NewParticipant newParticipant = NewParticipant.builder().build();

        Call(BandwidthClient client, CallOptions options) {
            this.client = client;
            this.options = options;
        }
    }

    private final ClientAndFake bandwidth = ClientAndFake.start();
    private final FakeBandwidth fake = bandwidth.fake();
    private final BandwidthClient client = bandwidth.client();

    @AfterEach
    void close() {
        bandwidth.close();
    }

    @ParameterizedTest
    @EnumSource
    void operation_errorStatus_becomesItsException(Operation operation) {
        EXCEPTIONS.forEach((status, exception) -> {
            fake.enqueue(FakeResponse.json(status, Fixtures.body("error.request")));

            ApiException failure = catchThrowableOfType(ApiException.class, () -> operation.call(client, ONCE));

            assertThat(failure).isExactlyInstanceOf(exception);
            assertThat(failure.operation()).isEqualTo(operation.method);
            assertThat(failure.httpStatus()).isEqualTo(status);
            assertThat(failure.providerMessage()).contains("Internal error");
            assertThat(failure.requestId()).contains("12af78d1-5f88-4917-925d-17c1ac8fda7a");
        });
        assertThat(fake.requestCount()).as("options were heeded").isEqualTo(EXCEPTIONS.size());
    }

    @ParameterizedTest
    @EnumSource
    void operation_serviceUnavailable_isSentAgainUnlessItCreates(Operation operation) {
        fake.enqueue(FakeResponse.empty(503));
        if (!operation.creates()) {
            fake.enqueue(FakeResponse.empty(404));
        }

        ApiException failure =
                catchThrowableOfType(ApiException.class, () -> operation.call(client, CallOptions.defaults()));

        assertThat(failure.httpStatus()).isEqualTo(operation.creates() ? 503 : 404);
        assertThat(fake.requestCount()).isEqualTo(operation.creates() ? 1 : 2);
    }

    @ParameterizedTest
    @EnumSource
    void operation_responseLost_isSentAgainUnlessItCreates(Operation operation) {
        fake.enqueue(FakeResponse.disconnect());
        if (operation.creates()) {
            TransportException lost = catchThrowableOfType(
                    TransportException.class, () -> operation.call(client, CallOptions.defaults()));

            assertThat(lost.sent()).isEqualTo(TransportException.Sent.MAYBE);
            assertThat(fake.requestCount()).isEqualTo(1);
        } else {
            fake.enqueue(FakeResponse.empty(404));

            NotFoundException failure =
                    catchThrowableOfType(NotFoundException.class, () -> operation.call(client, CallOptions.defaults()));

            // The lost request may have removed what the next one does not find.
            assertThat(failure == null).as("success").isEqualTo(operation.removes());
            assertThat(fake.requestCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void operation_invalidId_isRejectedBeforeTheNetwork(Operation operation) {
        for (String bad : new String[] {"", " ", "\t\n", ".", "..", "\ud83d"}) {
            operation
                    .idsWithOneOf(bad)
                    .forEach(ids -> assertThatIllegalArgumentException()
                            .as(Arrays.toString(ids))
                            .isThrownBy(() -> operation.call(client, CallOptions.defaults(), ids)));
        }
        assertThat(fake.requestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void operation_hostileId_staysOneSegment(Operation operation) {
        Map<String, String> segments = Map.of(
                "a/b", "a%2Fb",
                "../x", "..%2Fx",
                "%2e%2e", "%252e%252e",
                "a?b=c#d", "a%3Fb%3Dc%23d",
                "ünïcode", "%C3%BCn%C3%AFcode");
        segments.forEach((hostile, segment) -> operation.idsWithOneOf(hostile).forEach(ids -> {
            fake.enqueue(FakeResponse.empty(404));

            assertThat(catchThrowableOfType(NotFoundException.class, () -> operation.call(client, ONCE, ids)))
                    .isNotNull();

            ReceivedRequest request = fake.requests().get(fake.requestCount() - 1);
            assertThat(request.rawQuery()).isEmpty();
            assertThat(request.path().split("/")).hasSize(segments(operation)).containsOnlyOnce(segment);
        }));
    }

    private static int segments(Operation operation) {
        return switch (operation) {
            case LIST_PARTICIPANTS -> 7;
            case ADD_PARTICIPANT, REMOVE_PARTICIPANT -> 8;
            case GET_SUBSCRIPTIONS, REPLACE_SUBSCRIPTIONS, CLEAR_SUBSCRIPTIONS -> 9;
            default -> 6;
        };
    }

    @ParameterizedTest
    @EnumSource
    void operation_closedClient_failsBeforeTheNetwork(Operation operation) {
        client.close();

        assertThatIllegalStateException().isThrownBy(() -> operation.call(client, CallOptions.defaults()));
        assertThat(fake.requestCount()).isZero();
    }
}
