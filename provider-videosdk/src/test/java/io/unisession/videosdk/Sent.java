package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.util.List;

/** What a call sent: the whole request. */
final class Sent {
    private Sent() {}

    /** One request was sent, and this is all of it. */
    static void only(FakeVideoSdk fake, String method, String target, String body) {
        assertThat(fake.requests()).hasSize(1);
        is(fake.requests().get(0), method, target, body);
    }

    static void is(ReceivedRequest request, String method, String target, String body) {
        assertThat(request.method()).isEqualTo(method);
        String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
        assertThat(request.path() + query).isEqualTo(target);
        assertThat(request.body()).isEqualTo(body);
        assertThat(request.header("Authorization").orElseThrow()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(request.header("Accept")).contains("application/json");
        List<String> headers = request.headers().keySet().stream()
                .filter(name -> !List.of(
                                "Accept", "Accept-Encoding", "Authorization", "Connection", "Host", "User-Agent")
                        .contains(name))
                .sorted()
                .toList();
        if (method.equals("GET") || method.equals("DELETE")) {
            assertThat(headers).isEmpty();
        } else if (body.isEmpty()) {
            assertThat(headers).containsExactly("Content-Length");
        } else {
            assertThat(headers).containsExactly("Content-Length", "Content-Type");
            assertThat(request.header("Content-Type")).contains("application/json");
        }
    }
}
