package io.unisession.benchmarks;

import io.unisession.benchmarks.server.LoopbackServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The loopback server's process, with a certificate made for this run. */
final class Service implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final Process process;
    private final Path keys;
    private final int plainPort;
    private final int tlsPort;

    private Service(Process process, Path keys, int plainPort, int tlsPort) {
        this.process = process;
        this.keys = keys;
        this.plainPort = plainPort;
        this.tlsPort = tlsPort;
    }

    static Service start(Jdk jdk, Path classes, Path directory) throws IOException, InterruptedException {
        Path keys = directory.resolve("loopback.p12");
        Files.deleteIfExists(keys);
        Process keytool = new ProcessBuilder(
                        jdk.program("keytool"),
                        "-genkeypair",
                        "-alias",
                        "loopback",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
        List<String> options = List.of(
                "-Xms256m",
                "-Xmx256m",
                "-Djavax.net.ssl.keyStore=" + keys,
                "-Djavax.net.ssl.keyStorePassword=" + PASSWORD);
        Process process = new ProcessBuilder(
                        jdk.command(options, classes.toString(), LoopbackServer.class, List.of("tls")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String[] ports = Objects.requireNonNull(reader.readLine(), "the ports").split(" ", -1);
        return new Service(process, keys, Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
    }

    String plain() {
        return "http://127.0.0.1:" + plainPort;
    }

    String tls() {
        return "https://localhost:" + tlsPort;
    }

    /** What a JVM needs to trust the certificate. */
    List<String> trust() {
        return List.of("-Djavax.net.ssl.trustStore=" + keys, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }
}
