package io.unisession.testkit.contract;

/**
 * What every provider must do: map its documented response and survive every change of it, turn every failure into the
 * exception that says so, treat ids as opaque, serve many threads, keep secrets, do what each of its capabilities
 * promises, list page by page, and leave nothing behind. Extend it, say what the provider is, and run it with JUnit.
 */
public abstract class SessionProviderContract
        implements MappingContract,
                FailureContract,
                FuzzContract,
                IdentifierContract,
                LifecycleContract,
                RequestContract,
                CapabilityContract,
                CapabilityEffectContract,
                ListingContract,
                SecrecyContract {
    /** For the tests of providers. */
    protected SessionProviderContract() {}

    /**
     * The provider that is put to the test.
     *
     * @return what the contract has to know of it; asked for again by each test
     */
    @Override
    public abstract ProviderUnderTest provider();
}
