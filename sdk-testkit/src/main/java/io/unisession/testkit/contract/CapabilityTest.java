package io.unisession.testkit.contract;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A test of one capability, in a scene of its own. */
interface CapabilityTest {
    void run(CapabilityCall<?> call, Scene scene) throws Exception;

    /** The same test for each capability that the provider has; none for a provider that can get sessions only. */
    static Stream<DynamicTest> ofEach(ProviderUnderTest provider, String suffix, CapabilityTest test) {
        return ofEach(provider, call -> true, suffix, test);
    }

    /** The same test for some of the capabilities that the provider has. */
    static Stream<DynamicTest> ofEach(
            ProviderUnderTest provider, Predicate<CapabilityCall<?>> which, String suffix, CapabilityTest test) {
        List<CapabilityCall<?>> calls;
        try (Scene scene = Scene.of(provider)) {
            calls = CapabilityCall.of(scene.client()).toList();
        }
        return calls.stream()
                .filter(which)
                .map(call -> dynamicTest(call.name() + suffix, () -> {
                    try (Scene scene = Scene.of(provider)) {
                        test.run(call, scene);
                    }
                }));
    }
}
