package io.unisession.testkit.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.testkit.Call;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.RawClient;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A fake for a provider of one's own is made outside the test kit's packages. */
class OwnFakeTest {
    private static final class FakeAcme extends FakeService {
        private final Set<String> calls = new HashSet<>();
        private final RouteTable routes = new RouteTable()
                .on("GET", "/v3/calls/{callId}", this::get)
                .on("DELETE", "/v3/calls/{callId}", this::hangUp);

        FakeAcme() {
            super("/v3");
            open();
        }

        void addCall(String id) {
            change(() -> calls.add(id));
        }

        boolean has(String id) {
            return changeAndGet(() -> calls.contains(id));
        }

        @Override
        protected FakeResponse respond(ReceivedRequest request) {
            return routes.find(request)
                    .map(RouteTable.Match::respond)
                    .orElseThrow(() -> new ErrorResponseException(FakeResponse.empty(404)));
        }

        private FakeResponse get(Call call) {
            return FakeResponse.json(200, "{\"id\": \"" + known(call) + "\"}");
        }

        private FakeResponse hangUp(Call call) {
            calls.remove(known(call));
            return FakeResponse.empty(204);
        }

        private String known(Call call) {
            String id = call.variable("callId");
            if (!calls.contains(id)) {
                throw new ErrorResponseException(FakeResponse.empty(410));
            }
            return id;
        }
    }

    @Test
    void ownFake_routes_responseAndKeepState() throws Exception {
        try (FakeAcme fake = new FakeAcme()) {
            fake.addCall("a b");
            RawClient client = RawClient.of(fake);

            assertThat(client.get("/calls/a%20b").body()).isEqualTo("{\"id\": \"a b\"}");
            assertThat(client.delete("/calls/a%20b").statusCode()).isEqualTo(204);
            assertThat(fake.has("a b")).isFalse();
            assertThat(client.get("/calls/a%20b").statusCode()).isEqualTo(410);
            assertThat(client.get("/elsewhere").statusCode()).isEqualTo(404);
            assertThat(fake.requestCount()).isEqualTo(4);
        }
    }
}
