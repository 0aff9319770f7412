package io.unisession.testkit.contract;

/**
 * One concern of the contract. Whatever a part declares is inherited by the tests of providers: test methods, and
 * nothing else.
 */
interface ContractPart {
    /**
     * Returns the provider to test.
     *
     * @return the provider
     */
    ProviderUnderTest provider();
}
