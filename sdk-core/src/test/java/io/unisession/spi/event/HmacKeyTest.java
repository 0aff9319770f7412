package io.unisession.spi.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.HexFormat;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The expected hash was computed by openssl. */
class HmacKeyTest {
    private static final byte[] SECRET = "made-up-secret".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TEXT = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String HASH = "679cbc3d85b5eb47bc242254d133a600a7db55bbb45347be0dba3ebfdfb345f8";
    private static final Provider UNCLONEABLE = new UncloneableProvider();

    @BeforeEach
    void addProvider() {
        Security.addProvider(UNCLONEABLE);
    }

    @AfterEach
    void removeProvider() {
        Security.removeProvider(UNCLONEABLE.getName());
    }

    private static String hash(HmacKey key) {
        return HexFormat.of().formatHex(key.mac().doFinal(TEXT));
    }

    @Test
    void text_isHashed_alsoWhileOthersAre() {
        HmacKey key = new HmacKey("HmacSHA256", SECRET);
        Mac unfinished = key.mac();
        unfinished.update(SECRET);

        assertThat(IntStream.range(0, 1_000).parallel().mapToObj(index -> hash(key)))
                .containsOnly(HASH);
    }

    @Test
    void text_isHashed_byAnImplementationThatCannotBeCloned() {
        HmacKey key = new HmacKey("UncloneableHmac", SECRET);

        assertThat(hash(key)).isEqualTo(HASH);
        assertThat(hash(key)).isEqualTo(HASH);
    }

    private static final class UncloneableProvider extends Provider {
        private static final long serialVersionUID = 1;

        UncloneableProvider() {
            super("Uncloneable", "1", "A hash as some security providers have it");
            put("Mac.UncloneableHmac", Uncloneable.class.getName());
        }
    }

    /** Not {@code Cloneable}. */
    public static final class Uncloneable extends MacSpi {
        private final Mac mac;

        /** Called by the provider. */
        public Uncloneable() throws GeneralSecurityException {
            this.mac = Mac.getInstance("HmacSHA256");
        }

        @Override
        protected int engineGetMacLength() {
            return mac.getMacLength();
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec parameters) {
            try {
                mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        protected void engineUpdate(byte input) {
            mac.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            mac.update(input, offset, length);
        }

        @Override
        protected byte[] engineDoFinal() {
            return mac.doFinal();
        }

        @Override
        protected void engineReset() {
            mac.reset();
        }
    }
}
