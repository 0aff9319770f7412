package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.testkit.FakeResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever happens to connections between requests, a call is made once: never lost, never twice. */
interface ConnectionContract extends ContractPart {
    /**
     * If the service has closed its idle connections, as servers do after some seconds, each request of a call still
     * takes effect once. A request that must not be sent twice has to be sent on another connection at once; others may
     * be sent again.
     *
     * @return a test for each capability of the provider
     */
    @TestFactory
    default Stream<DynamicTest> capability_idleConnectionsWereClosed_takesEffectOnce() {
        return CapabilityTest.ofEach(provider(), " after idle connections were closed", (call, fixture) -> {
            Effects usual = Effects.of(provider(), call, fixture);
            AtomicInteger closed = new AtomicInteger();
            try (ClientFixture closing = ClientFixture.closingIdleConnections(provider(), closed)) {
                closing.client().getSession(provider().expected().id());

                assertThat(Effects.of(provider(), call, closing)).isEqualTo(usual);
                assertThat(closed.get()).as("connections that were closed").isGreaterThanOrEqualTo(usual.count());
            }
        });
    }

    /**
     * If HTTP/2 says that the service did not process a request, it is sent again, even a POST, and takes effect once.
     *
     * @return a test for each capability of the provider; it refuses each request of the call in turn
     */
    @TestFactory
    default Stream<DynamicTest> capability_requestRefusedByHttp2_isSentAgainAndTakesEffectOnce() {
        return CapabilityTest.ofEach(provider(), " over HTTP/2", (call, fixture) -> {
            Effects usual = Effects.of(provider(), call, fixture);
            try (ClientFixture refusing = ClientFixture.overHttp2(provider())) {
                for (FakeResponse refusal : List.of(FakeResponse.refusedStream(), FakeResponse.goAway())) {
                    for (int request = 1; request <= usual.count(); request++) {
                        Target target = Target.begun(provider(), call, refusing);
                        NthRequest.enqueue(refusing, request, refusal);

                        assertThat(Effects.of(refusing, () -> call.run(refusing.client(), target)))
                                .as("after %s to request %d", refusal, request)
                                .isEqualTo(usual);
                        assertThat(refusing.service().unusedResponses())
                                .as("refusals left")
                                .isZero();
                    }
                }
            }
        });
    }
}
