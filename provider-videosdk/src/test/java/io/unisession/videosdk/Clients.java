package io.unisession.videosdk;

import io.unisession.RetryPolicy;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.testkit.videosdk.FakeVideoSdk;

/** Clients of a fake VideoSDK that send nothing again, so that no test waits; and queries. */
final class Clients {
    private Clients() {}

    static VideoSdkClient open(FakeVideoSdk fake) {
        return builder(fake).build();
    }

    static VideoSdkClient openV1(FakeVideoSdk fake) {
        return builder(fake).apiVersion(ApiVersion.V1).build();
    }

    static SessionQuery inRoom(String roomId) {
        return SessionQuery.builder().roomId(roomId).build();
    }

    static SessionQuery with(SessionStatus status) {
        return SessionQuery.builder().status(status).build();
    }

    static VideoSdk.Builder builder(FakeVideoSdk fake) {
        return VideoSdk.builder()
                .credentials(fake.apiKey(), fake.secretKey())
                .baseUrl(fake.baseUrl().toString())
                .retryPolicy(RetryPolicy.none());
    }
}
