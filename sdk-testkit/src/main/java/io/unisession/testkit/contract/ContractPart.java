package io.unisession.testkit.contract;

/**
 * One concern of the contract. Whatever a part declares is inherited by the tests of providers: test methods, and
 * nothing else.
 */
interface ContractPart {
    /**
     * The provider that is put to the test.
     *
     * @return what the contract has to know of it
     */
    ProviderUnderTest provider();
}
