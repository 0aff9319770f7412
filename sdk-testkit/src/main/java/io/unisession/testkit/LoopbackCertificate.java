package io.unisession.testkit;

import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A self-signed certificate for 127.0.0.1, with its key. */
final class LoopbackCertificate {

    private final HeldCertificate held = selfSigned();

    /** OkHttp writes a certificate's dates in digits of the default locale, but Java accepts only 0-9. */
    private static HeldCertificate selfSigned() {
        Locale usual = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        try {
            return new HeldCertificate.Builder()
                    .addSubjectAlternativeName(FakeService.LOOPBACK)
                    .build();
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, usual);
        }
    }

    /** Makes the sockets of a server that has this certificate. */
    SSLSocketFactory serverSockets() {
        return new HandshakeCertificates.Builder().heldCertificate(held).build().sslSocketFactory();
    }

    /** What a client must trust. */
    X509Certificate certificate() {
        return held.certificate();
    }
}
