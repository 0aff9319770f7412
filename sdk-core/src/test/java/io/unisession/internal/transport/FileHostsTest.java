package io.unisession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileHostsTest {
    private final FileHosts hosts =
            FileHosts.of(List.of("https://cdn.acme.example", "https://*.Storage.example", "http://127.0.0.1:8080"));

    @ParameterizedTest
    @CsvSource({
        "https://cdn.acme.example/a/b?c=d, true",
        "https://CDN.acme.example/, true",
        "https://a.storage.example/, true",
        "https://a.b.storage.example/, true",
        "http://127.0.0.1:8080/, true",
        "https://acme.example/, false",
        "https://x.cdn.acme.example/, false",
        "https://cdn.acme.example:8443/, false",
        "http://cdn.acme.example/, false",
        "https://storage.example/, false",
        "https://evilstorage.example/, false",
        "https://a.storage.example.evil.example/, false",
        "https://a.storage.example:8443/, false",
        "http://a.storage.example/, false",
        "http://127.0.0.1/, false"
    })
    void have_knownHostsOnly(String url, boolean known) {
        assertThat(hosts.have(HttpUrl.get(url))).isEqualTo(known);
    }

    @Test
    void of_whatIsNoOrigin_isRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> FileHosts.of(List.of("http://cdn.acme.example")));
    }

    /** Under such a domain, anybody may have a host. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://*.com",
                "https://*.",
                "https://*.0.0.1",
                "https://*.acme.example:8443",
                "https://*.*.com"
            })
    void of_anySubdomainOfWhatIsNoDomainOfOneOwner_isRejected(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileHosts.of(List.of(origin)))
                .withMessage("expected a domain of at least two parts after *., such as https://*.acme.example, not "
                        + origin);
    }
}
