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

/** What the SDK does not have yet, an application can request itself: any path below the base URL. */
interface RequestContract extends ContractPart {
    /** The request goes below the client's base URL, as it was made, and its response comes back whole. */
    @Test
    default void request_anyPath_goesBelowTheBaseUrl() {
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

    /** The same from another thread. */
    @Test
    default void request_async_isTheSame() {
        try (ClientFixture fixture = ClientFixture.withResponse(provider(), FakeResponse.json(200, "[1,2]"))) {
            ProviderDocument response = fixture.client()
                    .async()
                    .call(() -> fixture.client()
                            .request(ProviderRequest.get("/unisession-contract").build()))
                    .join();

            assertThat(response.size("")).isEqualTo(2);
        }
    }

    /** A refusal is an error of the tree. */
    @Test
    default void request_refused_throwsTheErrorOfItsStatus() {
        try (ClientFixture fixture = ClientFixture.withResponse(provider(), FakeResponse.empty(409))) {
            ProviderRequest request =
                    ProviderRequest.post("/unisession-contract").build();

            assertThatThrownBy(() -> fixture.client().request(request)).isInstanceOf(ConflictException.class);
        }
    }

    /** A path that leads elsewhere is refused before the network. */
    @Test
    default void request_pathThatLeavesTheBaseUrl_isRejectedBeforeTheNetwork() {
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
