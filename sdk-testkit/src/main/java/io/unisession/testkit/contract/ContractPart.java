package io.unisession.testkit.contract;

/**
 * One concern of the contract. Providers' tests inherit everything that a part declares, so it declares only tests.
 */
interface ContractPart {
    /**
     * Returns the provider to test.
     *
     * @return the provider
     */
    ProviderUnderTest provider();
}
