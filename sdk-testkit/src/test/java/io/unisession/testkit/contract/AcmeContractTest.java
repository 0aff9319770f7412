package io.unisession.testkit.contract;

/** The small provider without a defect passes every part, so that a failure of {@link DefectsTest} is the defect's. */
class AcmeContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new AcmeUnderTest(Defect.NONE);
    }
}
