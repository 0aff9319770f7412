package io.unisession.videosdk;

import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.contract.SessionProviderContract;

class VideoSdkV1ContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return VideoSdkUnderTest.ofVersion1();
    }
}
