package io.unisession.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.testkit.contract.SessionProviderContract;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever the contract's parts declare is a member of every provider's test, where it would clash with the test's
 * own names.
 */
class ContractSurfaceTest {
    @Test
    void contract_extended_addsOnlyTestsAndTheProvider() {
        assertThat(Arrays.stream(SessionProviderContract.class.getMethods())
                        .filter(method -> method.getDeclaringClass() != Object.class)
                        .filter(method -> !method.isAnnotationPresent(Test.class)
                                && !method.isAnnotationPresent(TestFactory.class))
                        .map(Method::getName))
                .containsOnly("provider");
    }

    @Test
    void contract_extended_givesNeitherTypesNorConstants() {
        for (Class<?> part : SessionProviderContract.class.getInterfaces()) {
            assertThat(part.getClasses()).as("types of %s", part).isEmpty();
            assertThat(part.getFields()).as("constants of %s", part).isEmpty();
        }
        assertThat(SessionProviderContract.class.getClasses()).isEmpty();
        assertThat(SessionProviderContract.class.getFields()).isEmpty();
    }
}
