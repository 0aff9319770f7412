package io.unisession.testkit.contract;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** One concern of the contract. */
interface ContractPart {
    /** A test of one capability, in a scene of its own. */
    interface CapabilityTest {
        void run(CapabilityCall<?> call, Scene scene) throws Exception;
    }

    /**
     * The provider that is put to the test.
     *
     * @return what the contract has to know of it
     */
    ProviderUnderTest provider();

    /**
     * The documented answer, to be changed.
     *
     * @return its variations
     */
    default JsonVariations variations() {
        return new JsonVariations(provider().body());
    }

    /**
     * The same test for each capability that the provider has.
     *
     * @param suffix what follows the capability in the test's name
     * @param test the test
     * @return the tests; none for a provider that can get sessions only
     */
    default Stream<DynamicTest> ofEach(String suffix, CapabilityTest test) {
        return ofEach(call -> true, suffix, test);
    }

    /**
     * The same test for some of the capabilities that the provider has.
     *
     * @param which the capabilities that the test is for
     * @param suffix what follows the capability in the test's name
     * @param test the test
     * @return the tests; none for a provider that has none of these
     */
    default Stream<DynamicTest> ofEach(Predicate<CapabilityCall<?>> which, String suffix, CapabilityTest test) {
        List<CapabilityCall<?>> calls;
        try (Scene scene = Scene.of(provider())) {
            calls = CapabilityCall.of(scene.client()).toList();
        }
        return calls.stream()
                .filter(which)
                .map(call -> dynamicTest(call.name() + suffix, () -> {
                    try (Scene scene = Scene.of(provider())) {
                        test.run(call, scene);
                    }
                }));
    }
}
