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

    static MockResponse write(FakeAnswer answer) {
        MockResponse.Builder response = new MockResponse.Builder();
        return switch (answer.connection()) {
            case CLOSED, RESET ->
                response.onResponseStart(new SocketEffect.CloseSocket()).build();
            case STALLED ->
                response.onResponseStart(SocketEffect.Stall.INSTANCE).build();
            case CLOSED_INSIDE_BODY ->
                writeHttp(answer, response)
                        .onResponseEnd(new SocketEffect.CloseSocket())
                        .build();
            case KEPT -> writeHttp(answer, response).build();
        };
    }

    private static MockResponse.Builder writeHttp(FakeAnswer answer, MockResponse.Builder response) {
        response.code(answer.status()).body(answer.body());
        int length = answer.body().getBytes(StandardCharsets.UTF_8).length + answer.missingBytes();
        response.setHeader("Content-Length", length);
        if (answer.status() == 204 || answer.status() == 304) {
            // RFC 9110, 8.6: a 204 carries no Content-Length at all, not even zero.
            response.removeHeader("Content-Length");
        }
        answer.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Length"))
                .forEach(header -> response.removeHeader("Content-Length"));
        answer.headers().forEach(header -> response.addHeader(header.getKey(), header.getValue()));
        return response;
    }
}
