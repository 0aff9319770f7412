package io.unisession.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** Makes a key pair to try the release with, which nobody trusts. */
public final class ThrowAwayKey {
    private final PGPKeyRingGenerator rings;

    private ThrowAwayKey(PGPKeyRingGenerator rings) {
        this.rings = rings;
    }

    /** A new key pair. */
    static ThrowAwayKey generate() throws PGPException {
        Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        PGPKeyPair pair = new BcPGPKeyPair(
                PublicKeyPacket.VERSION_4,
                PublicKeyAlgorithmTags.EDDSA_LEGACY,
                generator.generateKeyPair(),
                new Date());
        return new ThrowAwayKey(new PGPKeyRingGenerator(
                PGPSignature.POSITIVE_CERTIFICATION,
                pair,
                "A key to try a release with <nobody@example.com>",
                new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                null,
                null,
                new BcPGPContentSignerBuilder(pair.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512),
                null));
    }

    /** The private key, armored and without a passphrase, as {@code MAVEN_GPG_KEY} takes it. */
    String privateKey() throws IOException {
        return armored(rings.generateSecretKeyRing().getEncoded());
    }

    /** The public key, armored. */
    String publicKey() throws IOException {
        return armored(rings.generatePublicKeyRing().getEncoded());
    }

    /** A detached signature of these bytes, armored. */
    byte[] sign(byte[] bytes) throws IOException, PGPException {
        PGPSecretKey secret = rings.generateSecretKeyRing().getSecretKey();
        PGPSignatureGenerator signatures = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(secret.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512),
                secret.getPublicKey());
        signatures.init(PGPSignature.BINARY_DOCUMENT, secret.extractPrivateKey(null));
        signatures.update(bytes);
        return armored(signatures.generate().getEncoded()).getBytes(StandardCharsets.UTF_8);
    }

    private static String armored(byte[] packets) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (ArmoredOutputStream armor =
                ArmoredOutputStream.builder().clearHeaders().build(text)) {
            armor.write(packets);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /**
     * Writes {@code private.asc} and {@code public.asc}.
     *
     * @param args the directory that they go to
     * @throws Exception if the directory cannot be written
     */
    public static void main(String... args) throws Exception {
        ThrowAwayKey key = generate();
        Path directory = Files.createDirectories(Path.of(args[0]));
        Files.writeString(directory.resolve("private.asc"), key.privateKey());
        Files.writeString(directory.resolve("public.asc"), key.publicKey());
    }
}
