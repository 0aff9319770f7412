package io.unisession.videosdk;

import io.unisession.RetryPolicy;
import io.unisession.testkit.videosdk.FakeVideoSdk;

/** Clients of a fake VideoSDK that send nothing again, so that no test waits. */
final class Clients {
    private Clients() {}

    static VideoSdkClient open(FakeVideoSdk fake) {
        return builder(fake).build();
    }

    static VideoSdkClient openV1(FakeVideoSdk fake) {
        return builder(fake).apiVersion(ApiVersion.V1).build();
    }

    static VideoSdk.Builder builder(FakeVideoSdk fake) {
        return VideoSdk.builder()
                .credentials(fake.apiKey(), fake.secretKey())
                .baseUrl(fake.baseUrl().toString())
                .retryPolicy(RetryPolicy.none());
    }
}
