package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.unisession.SessionClient;
import io.unisession.capability.Capability;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.UnsupportedCapabilityException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A capability is there and found, or it is not and says so before the network. */
interface CapabilityContract extends ContractPart {
    /** All that there are. */
    List<Class<? extends Capability>> CAPABILITIES = List.of(SessionListing.class, SessionEnding.class);

    /**
     * A capability is found, or its absence is told before the network.
     *
     * @return a test for each case
     */
    @TestFactory
    default Stream<DynamicTest> require_capability_isThereOrSaysWhatIs() {
        return CAPABILITIES.stream()
                .map(capability -> dynamicTest(capability.getSimpleName(), () -> {
                    try (Scene scene = Scene.of(provider())) {
                        if (scene.client().capabilities().contains(capability)) {
                            assertThat(scene.client().find(capability)).isPresent();
                            assertThat(scene.client().require(capability)).isInstanceOf(capability);
                        } else {
                            assertAbsent(scene.client(), capability);
                        }
                        assertThat(scene.service().requestCount()).isZero();
                    }
                }));
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
