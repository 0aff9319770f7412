package io.unisession.benchmarks.peers;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.video.v1.Room;
import java.net.URI;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;

/** Gets a video room by Twilio's library, which has no base URL to set: its connections are led to loopback instead. */
public final class TwilioPeer implements Callable<Object> {
    private final TwilioRestClient client;

    public TwilioPeer(String baseUrl) {
        HttpHost loopback = HttpHost.create(URI.create(baseUrl));
        HttpClientBuilder http = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(64)
                        .setMaxConnTotal(64)
                        .build())
                .setRoutePlanner((host, context) -> new HttpRoute(loopback));
        this.client = new TwilioRestClient.Builder("ACmadeup", "made-up")
                .httpClient(new NetworkHttpClient(http))
                .build();
    }

    @Override
    public Object call() {
        return Room.fetcher("RM00000000000000000000000000000000").fetch(client);
    }
}
