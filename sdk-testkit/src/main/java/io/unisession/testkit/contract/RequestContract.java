package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.error.ConflictException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An application can request any path below the base URL, so it can use what the SDK does not support yet. */
interface RequestContract extends ContractPart {
    /** The request is sent unchanged to a path below the base URL, and the whole response is returned. */
    @Test
    default void request_anyPath_isSentBelowTheBaseUrl() {
        try (ClientFixture fixture =
                ClientFixture.withResponse(provider(), FakeResponse.json(200, "{\"field\":{\"inner\":7}}"))) {
            ProviderDocument response = fixture.client()
                    .request(ProviderRequest.get("/unisession-contract/{id}", "a/b c")
                            .query("q", "x&y")
                            .header("X-Contract", "z")
                            .build());

            assertThat(response.text("/field/inner")).contains("7");
            ReceivedRequest sent = last(fixture);
            String basePath = URI.create(fixture.service().baseUrl().toString()).getPath();
            assertThat(sent.method()).isEqualTo("GET");
            assertThat(sent.path()).startsWith(basePath).endsWith("/unisession-contract/a%2Fb%20c");
            assertThat(sent.queryValue("q")).contains("x&y");
            assertThat(sent.header("X-Contract")).contains("z");
        }
    }

    /** The request works in the async view too. */
    @Test
    default void request_async_returnsTheResponse() {
        try (ClientFixture fixture = ClientFixture.withResponse(provider(), FakeResponse.json(200, "[1,2]"))) {
            ProviderDocument response = fixture.client()
                    .async()
                    .call(() -> fixture.client()
                            .request(ProviderRequest.get("/unisession-contract").build()))
                    .join();

            assertThat(response.size("")).isEqualTo(2);
        }
    }

    /** An error status becomes its exception, as in every other call. */
    @Test
    default void request_errorStatus_becomesItsException() {
        try (ClientFixture fixture = ClientFixture.withResponse(provider(), FakeResponse.empty(409))) {
            ProviderRequest request =
                    ProviderRequest.post("/unisession-contract").build();

            assertThatThrownBy(() -> fixture.client().request(request)).isInstanceOf(ConflictException.class);
        }
    }

    /** A path that leaves the base URL is rejected before anything is sent. */
    @Test
    default void request_pathOutsideTheBaseUrl_isRejectedBeforeTheNetwork() {
        try (ClientFixture fixture = ClientFixture.of(provider())) {
            for (String path : List.of("https://unisession.invalid/x", "/../x", "/a/%2e%2e/b", "/a\\..\\b", "/a?b=c")) {
                assertThatIllegalArgumentException()
                        .as(path)
                        .isThrownBy(() -> fixture.client()
                                .request(ProviderRequest.get(path).build()));
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fixture.client()
                            .request(ProviderRequest.get("/x/{id}", "..").build()));
            assertThat(fixture.service().requestCount()).isZero();
        }
    }

    private static ReceivedRequest last(ClientFixture fixture) {
        List<ReceivedRequest> requests = fixture.service().requests();
        return requests.get(requests.size() - 1);
    }
}
