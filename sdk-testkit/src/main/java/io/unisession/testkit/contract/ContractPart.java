package io.unisession.testkit.contract;

/** One concern of the contract. */
interface ContractPart {
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
}
