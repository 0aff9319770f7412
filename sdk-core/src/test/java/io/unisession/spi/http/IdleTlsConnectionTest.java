package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallOptions;
import io.unisession.support.RawService;
import io.unisession.support.Threads;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same as {@link IdleConnectionTest} over TLS, apart because OkHttp's certificates for tests need OkHttp 5. */
class IdleTlsConnectionTest {
    @ParameterizedTest
    @MethodSource("io.unisession.spi.http.Operations#unrepeatable")
    void requestAfterTheServiceClosedTheConnection_isSentOnceOnAnother(Endpoint endpoint) throws IOException {
        HandshakeCertificates certificates = certificates();
        OkHttpClient trusting = new OkHttpClient.Builder()
                .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
                .build();
        try (RawService service = new RawService(
                        IdleConnectionTest::closeWhenIdle,
                        certificates.sslContext().getServerSocketFactory());
                HttpPipeline pipeline = HttpPipeline.builder(
                                "acme",
                                TransportSettings.builder().httpClient(trusting).build())
                        .baseUrl("https://127.0.0.1:" + service.port())
                        .build()) {
            for (int call = 1; call <= 3; call++) {
                pipeline.call(endpoint.request("7"), CallOptions.defaults());
                Threads.awaitTrue("the service has closed the connection", () -> service.openConnections() == 0);
            }

            assertThat(service.requests()).isEqualTo(3);
            assertThat(service.connections()).isEqualTo(3);
        }
    }

    private static HandshakeCertificates certificates() {
        HeldCertificate certificate =
                OwnHttpClientTest.certificate(new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1"));
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(certificate.certificate())
                .build();
    }
}
