package io.unisession.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** The border between the fakes' own values and the server library's. */
final class Wire {

    private Wire() {}

    static ReceivedRequest read(RecordedRequest recorded) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int index = 0; index < recorded.getHeaders().size(); index++) {
            headers.add(Map.entry(
                    recorded.getHeaders().name(index), recorded.getHeaders().value(index)));
        }
        String body = recorded.getBody() == null ? "" : recorded.getBody().utf8();
        return new ReceivedRequest(recorded.getMethod(), recorded.getTarget(), headers, body);
    }

    static MockResponse write(FakeResponse response) {
        MockResponse.Builder httpResponse = new MockResponse.Builder();
        return switch (response.connection()) {
            case CLOSED, RESET ->
                httpResponse.onResponseStart(new SocketEffect.CloseSocket()).build();
            case STALLED ->
                httpResponse.onResponseStart(SocketEffect.Stall.INSTANCE).build();
            case CLOSED_INSIDE_BODY ->
                writeHttp(response, httpResponse)
                        .onResponseEnd(new SocketEffect.CloseSocket())
                        .build();
            case KEPT -> writeHttp(response, httpResponse).build();
        };
    }

    private static MockResponse.Builder writeHttp(FakeResponse response, MockResponse.Builder httpResponse) {
        httpResponse.code(response.status()).body(response.body());
        int length = response.body().getBytes(StandardCharsets.UTF_8).length + response.missingBytes();
        httpResponse.setHeader("Content-Length", length);
        if (response.status() == 204 || response.status() == 304) {
            // RFC 9110, 8.6: a 204 carries no Content-Length at all, not even zero.
            httpResponse.removeHeader("Content-Length");
        }
        response.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Length"))
                .forEach(header -> httpResponse.removeHeader("Content-Length"));
        response.headers().forEach(header -> httpResponse.addHeader(header.getKey(), header.getValue()));
        return httpResponse;
    }
}
