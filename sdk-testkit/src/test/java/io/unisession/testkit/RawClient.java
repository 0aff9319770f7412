package io.unisession.testkit;

import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP to a fake without any client of ours in between. */
public final class RawClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final FakeService fake;
    private final @Nullable String authorization;

    private RawClient(FakeService fake, @Nullable String authorization) {
        this.fake = fake;
        this.authorization = authorization;
    }

    public static RawClient of(FakeService fake) {
        return new RawClient(fake, null);
    }

    /** A client that sends this value of {@code Authorization} as it is. */
    public RawClient withAuthorization(String value) {
        return new RawClient(fake, value);
    }

    public static RawClient of(FakeBandwidth fake) {
        return RawClient.of((FakeService) fake).withAuthorization(basic(fake.username(), fake.password()));
    }

    public static RawClient of(FakeVideoSdk fake) {
        return RawClient.of((FakeService) fake).withAuthorization(fake.token());
    }

    public static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Encodes text as one segment of a path. */
    public static String segment(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.replace(".", "%2E");
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    public HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, body);
    }

    public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "");
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(fake.baseUrl() + path))
                .timeout(Duration.ofSeconds(5))
                .method(method, publisher);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
