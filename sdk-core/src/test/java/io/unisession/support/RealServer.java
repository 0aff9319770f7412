package io.unisession.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A Node.js or nginx server on loopback, which responds to everything with {@code {}} and logs each request. */
public final class RealServer implements AutoCloseable {
    private static final String NODE = """
            const fs = require('fs');
            const [port, log, key, certificate] = process.argv.slice(2);
            const handle = (request, response) => {
              fs.appendFileSync(log, request.method + ' ' + request.url + '\\n');
              request.resume();
              request.on('end', () => response.end('{}'));
            };
            const server = key
              ? require('https').createServer({key: fs.readFileSync(key), cert: fs.readFileSync(certificate)}, handle)
              : require('http').createServer(handle);
            server.listen(Number(port), '127.0.0.1');
            """;
    private static final String NGINX = """
            daemon off;
            worker_processes 1;
            pid {folder}/pid;
            error_log {folder}/errors warn;
            events { worker_connections 1024; }
            http {
              log_format line '$request_method $request_uri';
              access_log {folder}/log line;
              client_body_temp_path {folder}/body;
              proxy_temp_path {folder}/proxy;
              fastcgi_temp_path {folder}/fastcgi;
              uwsgi_temp_path {folder}/uwsgi;
              scgi_temp_path {folder}/scgi;
              keepalive_timeout 5;
              server {
                listen 127.0.0.1:{port} {protocol};
                {tls}
                location / { return 200 '{}'; }
              }
            }
            """;
    private static final String NGINX_TLS =
            "ssl_certificate {folder}/certificate; ssl_certificate_key {folder}/key; keepalive_requests 7;";

    private final Process process;
    private final int port;
    private final Path log;
    private final HeldCertificate certificate;

    private RealServer(Process process, int port, Path log, HeldCertificate certificate) throws IOException {
        this.process = process;
        this.port = port;
        this.log = log;
        this.certificate = certificate;
        Threads.awaitTrue("the server listens", this::listens);
    }

    /** Whether a program is on the path. */
    public static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    public static RealServer node(Path folder, boolean tls) throws IOException {
        HeldCertificate certificate = certificate(folder);
        int port = freePort();
        Path log = Files.createFile(folder.resolve("log"));
        List<String> command = new ArrayList<>(List.of(
                "node",
                Files.writeString(folder.resolve("server.js"), NODE).toString(),
                String.valueOf(port),
                log.toString()));
        if (tls) {
            command.addAll(List.of(
                    folder.resolve("key").toString(),
                    folder.resolve("certificate").toString()));
        }
        return new RealServer(start(command, folder), port, log, tls ? certificate : null);
    }

    /** HTTP/1.1 in the clear, or HTTP/2 over TLS with seven requests on each connection. */
    public static RealServer nginx(Path folder, boolean http2) throws IOException {
        HeldCertificate certificate = certificate(folder);
        int port = freePort();
        String configuration = NGINX.replace("{tls}", http2 ? NGINX_TLS : "")
                .replace("{protocol}", http2 ? "ssl http2" : "")
                .replace("{port}", String.valueOf(port))
                .replace("{folder}", folder.toString());
        Path file = Files.writeString(folder.resolve("nginx.conf"), configuration);
        Process process = start(List.of("nginx", "-p", folder.toString(), "-c", file.toString()), folder);
        return new RealServer(process, port, folder.resolve("log"), http2 ? certificate : null);
    }

    private static Process start(List<String> command, Path folder) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private static HeldCertificate certificate(Path folder) throws IOException {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        Files.writeString(folder.resolve("certificate"), certificate.certificatePem());
        Files.writeString(folder.resolve("key"), certificate.privateKeyPkcs8Pem());
        return certificate;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new AssertionError("the server has ended");
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException notYet) {
            return false;
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    public boolean isTls() {
        return certificate != null;
    }

    public String url() {
        return (isTls() ? "https" : "http") + "://127.0.0.1:" + port;
    }

    /** A client of the application's that trusts the server. */
    public OkHttpClient client() {
        OkHttpClient.Builder client = new OkHttpClient.Builder();
        if (certificate != null) {
            HandshakeCertificates trusted = new HandshakeCertificates.Builder()
                    .addTrustedCertificate(certificate.certificate())
                    .build();
            client.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
        }
        return client.build();
    }

    /** How often each POST and PATCH arrived. */
    public Map<String, Integer> unrepeatableRequests() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(log), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("GET")).forEach(line -> counts.merge(line, 1, Integer::sum));
        }
        return counts;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
