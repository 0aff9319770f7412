package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A test of one capability, in a fixture of its own. */
interface CapabilityTest {
    void run(CapabilityCall<?> call, ClientFixture fixture) throws Exception;

    /** A test of one request among those that a capability's call makes, in a fixture of its own. */
    interface RequestTest {
        void run(CapabilityCall<?> call, Target target, ClientFixture fixture, int request) throws Exception;
    }

    /** One test for each capability of the provider; none if the provider can only get sessions. */
    static Stream<DynamicTest> ofEach(ProviderUnderTest provider, String suffix, CapabilityTest test) {
        return ofEach(provider, call -> true, suffix, test);
    }

    /** A test of one capability, if the provider has it. */
    static Stream<DynamicTest> ofOne(
            ProviderUnderTest provider,
            Class<? extends Capability> capability,
            String suffix,
            Consumer<ClientFixture> test) {
        return provider.capabilities().contains(capability)
                ? Stream.of(dynamicTest(capability.getSimpleName() + suffix, () -> {
                    try (ClientFixture fixture = ClientFixture.of(provider)) {
                        test.accept(fixture);
                    }
                }))
                : Stream.empty();
    }

    /** One test for each of some capabilities of the provider. */
    static Stream<DynamicTest> ofEach(
            ProviderUnderTest provider, Predicate<CapabilityCall<?>> which, String suffix, CapabilityTest test) {
        List<CapabilityCall<?>> calls;
        try (ClientFixture fixture = ClientFixture.of(provider)) {
            calls = CapabilityCall.of(fixture.client()).toList();
        }
        return calls.stream()
                .filter(which)
                .map(call -> dynamicTest(call.name() + suffix, () -> {
                    try (ClientFixture fixture = ClientFixture.of(provider)) {
                        test.run(call, fixture);
                    }
                }));
    }

    /**
     * One test for each capability of the provider. It tries every request of the call, each on a session that has just
     * started.
     */
    static Stream<DynamicTest> ofEachRequest(ProviderUnderTest provider, String suffix, RequestTest test) {
        return ofEach(provider, suffix, (call, fixture) -> {
            int requests = requests(provider, call, fixture);
            for (int request = 1; request <= requests; request++) {
                try (ClientFixture another = ClientFixture.of(provider)) {
                    Target target = Target.begun(provider, call, another);
                    test.run(call, target, another, request);
                }
            }
        });
    }

    /** Returns how many requests a successful call makes. Only a join token may be made without any. */
    static int requests(ProviderUnderTest provider, CapabilityCall<?> call, ClientFixture fixture) {
        Target target = Target.begun(provider, call, fixture);
        int before = fixture.service().requestCount();
        call.run(fixture.client(), target);
        int requests = fixture.service().requestCount() - before;
        if (call.capability() != JoinTokens.class) {
            assertThat(requests).as("requests of %s", call.name()).isPositive();
        }
        return requests;
    }
}
