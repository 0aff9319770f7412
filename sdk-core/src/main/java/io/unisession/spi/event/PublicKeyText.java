package io.unisession.spi.event;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A public RSA key in PEM. */
final class PublicKeyText {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PUBLIC KEY-----");
    /** The algorithm of a SubjectPublicKeyInfo: rsaEncryption without parameters. */
    private static final byte[] RSA_ENCRYPTION = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;
    private static final int LONGEST_SHORT_FORM = 0x7f;

    private PublicKeyText() {}

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException if the text is no public RSA key in PEM
     */
    static PublicKey read(String text) {
        // Environment variables and property files often have the line breaks written as \n.
        Matcher pem = PEM.matcher(text.replace("\\n", "\n"));
        if (!pem.find()) {
            throw new IllegalArgumentException(
                    "it is not a public key in PEM, which begins with -----BEGIN PUBLIC KEY-----"
                            + " or -----BEGIN RSA PUBLIC KEY-----");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
        byte[] info = pem.group(1) == null ? der : subjectPublicKeyInfo(der);
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(info));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("it is not a public key of RSA", unreadable);
        }
    }

    /** Java reads a key of PKCS #1 only inside the form that names its algorithm. */
    private static byte[] subjectPublicKeyInfo(byte[] key) {
        ByteArrayOutputStream bits = new ByteArrayOutputStream();
        bits.write(0); // unused bits
        bits.writeBytes(key);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(RSA_ENCRYPTION);
        content.writeBytes(der(BIT_STRING, bits.toByteArray()));
        return der(SEQUENCE, content.toByteArray());
    }

    private static byte[] der(int tag, byte[] content) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        written.write(tag);
        if (content.length > LONGEST_SHORT_FORM) {
            written.write(0x82); // two bytes of length
            written.write(content.length >> 8);
        }
        written.write(content.length);
        written.writeBytes(content);
        return written.toByteArray();
    }
}
