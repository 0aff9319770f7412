package io.unisession.videosdk;

import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.contract.SessionProviderContract;

class VideoSdkV2ContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return VideoSdkUnderTest.ofVersion2();
    }
}
