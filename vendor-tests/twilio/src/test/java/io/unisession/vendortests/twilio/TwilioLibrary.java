package io.unisession.vendortests.twilio;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import io.unisession.testkit.twilio.FakeTwilioVideo;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;

/** Twilio's own library, whose requests to any host go to a fake. */
final class TwilioLibrary {

    private TwilioLibrary() {}

    static TwilioRestClient of(FakeTwilioVideo fake, String username, String password) {
        HttpHost loopback =
                new HttpHost("http", fake.baseUrl().getHost(), fake.baseUrl().getPort());
        HttpClientBuilder http =
                HttpClientBuilder.create().setRoutePlanner((target, context) -> new HttpRoute(loopback));
        return new TwilioRestClient.Builder(username, password)
                .accountSid(fake.accountSid())
                .httpClient(new NetworkHttpClient(http))
                .build();
    }
}
