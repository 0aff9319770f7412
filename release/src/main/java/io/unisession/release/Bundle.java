package io.unisession.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.bc.BcPGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** What is uploaded to Maven Central: a part of a Maven repository, and the key that its signatures are verified with. */
final class Bundle {
    /** The endings of checksums, and what they are made with. */
    static final Map<String, String> CHECKSUMS =
            Map.of(".md5", "MD5", ".sha1", "SHA-1", ".sha256", "SHA-256", ".sha512", "SHA-512");

    private final SortedMap<String, byte[]> files;
    private final PGPPublicKeyRingCollection keys;

    /**
     * A bundle of these files.
     *
     * @param files the files by their paths
     * @param publicKey the armored key
     */
    Bundle(Map<String, byte[]> files, String publicKey) throws IOException, PGPException {
        this.files = new TreeMap<>(files);
        this.keys = new BcPGPPublicKeyRingCollection(
                PGPUtil.getDecoderStream(new ByteArrayInputStream(publicKey.getBytes(UTF_8))));
    }

    /** The files in a ZIP archive or a jar. */
    static SortedMap<String, byte[]> unzip(byte[] archive) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), entries.readAllBytes());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    /** The paths of all files. */
    Stream<String> paths() {
        return files.keySet().stream();
    }

    /** The paths of the files that are neither checksums nor signatures. */
    Stream<String> artifacts() {
        return paths().filter(path ->
                !path.endsWith(".asc") && CHECKSUMS.keySet().stream().noneMatch(path::endsWith));
    }

    /** What is published, one for each POM. */
    List<Component> components() {
        return artifacts()
                .filter(path -> path.endsWith(".pom"))
                .map(path -> new Component(this, path))
                .toList();
    }

    Optional<byte[]> bytes(String path) {
        return Optional.ofNullable(files.get(path));
    }

    long size() {
        return files.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    /** Whether the file has a signature made with the key. */
    boolean isSigned(String path) {
        byte[] signature = files.get(path + ".asc");
        if (signature == null) {
            return false;
        }
        try (InputStream armored = PGPUtil.getDecoderStream(new ByteArrayInputStream(signature))) {
            Object first = new BcPGPObjectFactory(armored).nextObject();
            return first instanceof PGPSignatureList list
                    && list.size() == 1
                    && isMadeWithKey(list.get(0), files.get(path));
        } catch (IOException | PGPException unreadable) {
            return false;
        }
    }

    private boolean isMadeWithKey(PGPSignature signature, byte[] bytes) throws PGPException {
        PGPPublicKey key = keys.getPublicKey(signature.getKeyID());
        if (key == null) {
            return false;
        }
        signature.init(new BcPGPContentVerifierBuilderProvider(), key);
        signature.update(bytes);
        return signature.verify();
    }
}
