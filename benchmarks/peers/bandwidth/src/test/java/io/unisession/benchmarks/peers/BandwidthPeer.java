package io.unisession.benchmarks.peers;

import com.bandwidth.BandwidthClient;
import com.bandwidth.Environment;
import com.bandwidth.webrtc.controllers.APIController;
import java.util.concurrent.Callable;

/** Gets a session by Bandwidth's own library. */
public final class BandwidthPeer implements Callable<Object> {
    private final APIController api;

    public BandwidthPeer(String baseUrl) {
        BandwidthClient client = new BandwidthClient.Builder()
                .webRtcBasicAuthCredentials("user", "made-up")
                .environment(Environment.CUSTOM)
                .baseUrl(baseUrl)
                .build();
        this.api = client.getWebRtcClient().getAPIController();
    }

    @Override
    public Object call() throws Exception {
        return api.getSession("5500000", "75c21163-e110-41bc-bd76-1bb428ec85d5").getResult();
    }
}
