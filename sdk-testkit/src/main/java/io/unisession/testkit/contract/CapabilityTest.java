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

    /** A test of one of the requests of which the call of a capability consists, in a fixture of its own. */
    interface RequestTest {
        void run(CapabilityCall<?> call, Target target, ClientFixture fixture, int request) throws Exception;
    }

    /** The same test for each capability that the provider has; none for a provider that can get sessions only. */
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

    /** The same test for some of the capabilities that the provider has. */
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
     * The same test for each request of the calls of all capabilities that the provider has, on a session that has
     * just begun.
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

    /** How many requests the call makes where all goes well. Join tokens alone can be made without any. */
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
