package io.unisession.testkit.contract;

/**
 * What every provider must do: map its documented response and cope with any change to it, turn every failure into the
 * right exception, treat ids as opaque, serve many threads, keep secrets, do what each of its capabilities promises,
 * list page by page, and leave no connections or threads open. It must also cope with what services do by mistake: close
 * connections, mislabel and amplify bodies, page wrongly, write placeholders for missing times and lists, and mix up sessions. To
 * test a provider, extend this class, implement
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
                SecrecyContract,
                ConnectionContract,
                EncodingContract,
                PagingFaultContract,
                AbsentValueContract,
                ArgumentContract {
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
