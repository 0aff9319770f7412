package io.unisession.testkit.contract;

/**
 * What every provider must do: map its documented response and cope with any change to it, turn every failure into the
 * right exception, treat ids as opaque, serve many threads, keep secrets, do what each of its capabilities promises,
 * list page by page, and leave no connections or threads open. To test a provider, extend this class, implement
 * {@link #provider()}, and run the class with JUnit.
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
    /** Called by the constructors of subclasses. */
    protected SessionProviderContract() {}

    /**
     * Returns the provider to test.
     *
     * @return the provider; each test calls this method again
     */
    @Override
    public abstract ProviderUnderTest provider();
}
