package io.unisession.testkit.contract;

/** One concern of the contract. */
interface ContractPart {
    /** The provider that is put to the test. */
    ProviderUnderTest provider();

    /** The documented answer, to be changed. */
    default JsonVariations variations() {
        return new JsonVariations(provider().body());
    }
}
