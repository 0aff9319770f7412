package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.RetryPolicy;
import io.unisession.SessionClient;
import io.unisession.error.ConfigurationException;
import io.unisession.error.TransportException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A base URL whose host begins with a setting. */
class AddressesTest {
    private final Acme acme = Acme.start();

    @BeforeEach
    void describe() {
        acme.with("/baseUrl", "\"https://${env:ACME_TENANT}.acme.example/v1\"");
    }

    @AfterEach
    void close() {
        acme.close();
    }

    private GenericSessions.Builder builder() {
        return GenericSessions.builder(acme.descriptor()).retryPolicy(RetryPolicy.none());
    }

    @Test
    void baseUrl_settingInTheHost_isCalled() {
        List<String> hosts = new CopyOnWriteArrayList<>();
        OkHttpClient resolvingNothing = new OkHttpClient.Builder()
                .dns(host -> {
                    hosts.add(host);
                    throw new UnknownHostException(host);
                })
                .build();
        try (SessionClient client = builder()
                .httpClient(resolvingNothing)
                .setting("ACME_TENANT", "team-7")
                .build()) {
            assertThatThrownBy(() -> client.getSession("s-1")).isInstanceOf(TransportException.class);
        }

        assertThat(hosts).containsExactly("team-7.acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example/", "evil.example#", "a.b", "user@evil", "-a", "a-", "ä", "a b"})
    void baseUrl_settingThatIsNoPartOfAHost_isRejectedWithoutItsValue(String tenant) {
        GenericSessions.Builder builder = builder().setting("ACME_TENANT", tenant);

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ACME_TENANT cannot be part of the host of the base URL")
                .hasMessageNotContaining(tenant);
    }

    @Test
    void baseUrl_settingThatIsMissing_isNamed() {
        assertThatThrownBy(builder()::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ACME_TENANT");
    }

    @Test
    void baseUrl_ofTheApplication_needsNoSetting() {
        acme.responding("{\"id\":\"s-1\"}");
        try (SessionClient client = acme.client()) {
            assertThat(client.getSession("s-1").id()).isEqualTo("s-1");
        }
    }

    @Test
    void baseUrl_settingOfAnother_isNotRead() {
        acme.with("/baseUrl", "\"https://${env:AWS_SECRET_ACCESS_KEY}.acme.example/v1\"");

        assertThatThrownBy(builder()::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("its descriptor reads AWS_SECRET_ACCESS_KEY");
    }
}
