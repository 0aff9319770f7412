package io.unisession.testkit.janus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.unisession.testkit.internal.Json;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Janus server, for tests on machines where the program {@code janus} is installed, as by Debian's package of that
 * name. It listens on free ports of the loopback interface, has a configuration of its own in a temporary folder, and
 * ends when it is closed.
 */
public final class JanusServer implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    /** Where Debian and a build from source have the plugins of each architecture. */
    private static final List<String> LIBRARIES = List.of("/usr/lib", "/usr/local/lib", "/opt/janus/lib");

    private final Process process;
    private final Path folder;
    private final int apiPort;
    private final int adminPort;
    private final boolean stringIds;

    private JanusServer(Process process, Path folder, int apiPort, int adminPort, boolean stringIds) {
        this.process = process;
        this.folder = folder;
        this.apiPort = apiPort;
        this.adminPort = adminPort;
        this.stringIds = stringIds;
    }

    /**
     * Finds the program.
     *
     * @return its path, or empty if it is not installed
     */
    public static Optional<Path> program() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "janus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts a server with the VideoRoom plugin and no rooms.
     *
     * @param stringIds whether ids are strings rather than numbers
     * @return a running server, to be closed by the caller
     * @throws IllegalStateException if the program is not installed or does not start
     */
    public static JanusServer start(boolean stringIds) {
        return start(stringIds, null, "", "");
    }

    /**
     * Starts a server like {@link #start(boolean)} that posts the events of its rooms to a webhook.
     *
     * @param webhook the URL of the webhook, on loopback
     * @param user the user name that the server sends
     * @param password the password that it sends
     * @return a running server with numbers as ids, to be closed by the caller
     * @throws IllegalStateException if the program is not installed or does not start
     */
    public static JanusServer startWithEvents(String webhook, String user, String password) {
        return start(false, webhook, user, password);
    }

    private static JanusServer start(boolean stringIds, @Nullable String webhook, String user, String password) {
        Path program = program().orElseThrow(() -> new IllegalStateException("the program janus is not installed"));
        try {
            Path folder = Files.createTempDirectory("unisession-janus-");
            int apiPort = freePort();
            int adminPort = freePort();
            configure(folder, apiPort, adminPort, stringIds);
            if (webhook != null) {
                configureEvents(folder, webhook, user, password);
            }
            Process process = new ProcessBuilder(program.toString(), "-F", folder.toString(), "-o")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("janus.log").toFile())
                    .start();
            JanusServer server = new JanusServer(process, folder, apiPort, adminPort, stringIds);
            server.awaitStart();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Loads nothing but the plugin and HTTP, which needs no rights and opens no port beyond the two. */
    private static void configure(Path folder, int apiPort, int adminPort, boolean stringIds) throws IOException {
        Files.writeString(folder.resolve("janus.jcfg"), """
                general: {
                  plugins_folder = "%s"
                  transports_folder = "%s"
                  debug_level = 3
                  interface = "127.0.0.1"
                  server_name = "UniSession"
                  api_secret = "made-up-api-secret"
                  admin_secret = "made-up-admin-secret"
                }
                media: { rtp_port_range = "40000-40100" }
                nat: { ice_enforce_list = "lo" }
                plugins: { disable = "%s" }
                transports: { disable = "%s" }
                """.formatted(
                        library("plugins"),
                        library("transports"),
                        others("plugins", "videoroom"),
                        others("transports", "http")));
        Files.writeString(folder.resolve("janus.transport.http.jcfg"), """
                general: { base_path = "/janus" http = true port = %s ip = "127.0.0.1" https = false }
                admin: { admin_base_path = "/admin" admin_http = true admin_port = %s admin_ip = "127.0.0.1" }
                """.formatted(
                        Integer.toString(apiPort), Integer.toString(adminPort)));
        Files.writeString(folder.resolve("janus.plugin.videoroom.jcfg"), """
                general: { string_ids = %s admin_key = "made-up-admin-key" }
                """.formatted(Boolean.toString(stringIds)));
    }

    private static void configureEvents(Path folder, String webhook, String user, String password) throws IOException {
        Files.writeString(
                folder.resolve("janus.jcfg"), """
                events: { broadcast = true disable = "%s" }
                """.formatted(others("events", "sampleevh")), StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("janus.eventhandler.sampleevh.jcfg"), """
                general: {
                  enabled = true
                  events = "sessions,handles,plugins,core"
                  backend = "%s"
                  backend_user = "%s"
                  backend_pwd = "%s"
                }
                """.formatted(webhook, user, password));
    }

    private static Path library(String kind) throws IOException {
        for (String root : LIBRARIES) {
            if (Files.isDirectory(Path.of(root))) {
                try (Stream<Path> folders =
                        Files.find(Path.of(root), 3, (path, attributes) -> path.endsWith(Path.of("janus", kind)))) {
                    Optional<Path> found = folders.findFirst();
                    if (found.isPresent()) {
                        return found.get();
                    }
                }
            }
        }
        throw new IllegalStateException("janus is installed, but its folder of " + kind + " was not found");
    }

    /** The libraries of a folder besides one, as a configuration disables them. */
    private static String others(String kind, String name) throws IOException {
        try (Stream<Path> files = Files.list(library(kind))) {
            return String.join(
                    ",",
                    files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".so") && !file.equals("libjanus_" + name + ".so"))
                            .toList());
        }
    }

    private void awaitStart() {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (true) {
            try {
                post(adminUrl(), Json.object().put("janus", "ping").put("transaction", "start"));
                post(apiUrl(), Json.object().put("janus", "ping").put("transaction", "start"));
                return;
            } catch (UncheckedIOException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    String log = log();
                    close();
                    throw new IllegalStateException("janus did not start; it said: " + log, notYet);
                }
                Thread.onSpinWait();
            }
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("janus.log"), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return "nothing that can be read";
        }
    }

    /**
     * Returns the address of the Admin API.
     *
     * @return a base URL
     */
    public String adminUrl() {
        return "http://127.0.0.1:" + adminPort + "/admin";
    }

    /**
     * Returns the address of the public API.
     *
     * @return a base URL
     */
    public String apiUrl() {
        return "http://127.0.0.1:" + apiPort + "/janus";
    }

    /**
     * Returns the secret of the Admin API.
     *
     * @return the secret, made up
     */
    public String adminSecret() {
        return "made-up-admin-secret";
    }

    /**
     * Returns the secret of the public API.
     *
     * @return the secret, made up
     */
    public String apiSecret() {
        return "made-up-api-secret";
    }

    /**
     * Returns the key with which rooms are created and private rooms listed.
     *
     * @return the key, made up
     */
    public String adminKey() {
        return "made-up-admin-key";
    }

    /**
     * Creates a room that nobody is in.
     *
     * @param room the room's id; a number unless the server has string ids
     * @param settings a JSON object with fields of <i>create</i>, such as {@code secret} and {@code is_private}
     */
    public void createRoom(String room, String settings) {
        ObjectNode request = Json.readObject(settings).put("request", "create").put("admin_key", adminKey());
        require(message(putId(request, "room", room)), "created");
    }

    /**
     * Lets a participant join a room, as a device does, without media. Returns when the room lists them. They stay for a
     * minute, or until they are removed.
     *
     * @param room the id of a room that exists
     * @param participantId the participant's id, of the same kind
     * @param display the participant's name, or null for none
     */
    public void joinParticipant(String room, String participantId, @Nullable String display) {
        long session = newId(apiUrl(), verb("create"));
        String sessionUrl = apiUrl() + "/" + session;
        long handle = newId(sessionUrl, verb("attach").put("plugin", "janus.plugin.videoroom"));
        ObjectNode request = Json.object().put("request", "join").put("ptype", "publisher");
        putId(putId(request, "room", room), "id", participantId);
        if (display != null) {
            request.put("display", display);
        }
        post(sessionUrl + "/" + handle, verb("message").set("body", request));
        ObjectNode list = putId(Json.object().put("request", "listparticipants"), "room", room);
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (message(list).findValuesAsText("id").stream().noneMatch(participantId::equals)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(participantId + " did not join room " + room);
            }
            Thread.onSpinWait();
        }
    }

    /**
     * Sends a body to an address of this server.
     *
     * @param url the address, such as {@link #adminUrl()}
     * @param body a JSON object
     * @return the response's body
     */
    public String send(String url, String body) {
        return Json.write(post(url, Json.readObject(body)));
    }

    private ObjectNode putId(ObjectNode request, String name, String id) {
        return stringIds ? request.put(name, id) : request.put(name, Long.parseLong(id));
    }

    private ObjectNode verb(String verb) {
        return Json.object().put("janus", verb).put("transaction", "test").put("apisecret", apiSecret());
    }

    private long newId(String url, ObjectNode body) {
        return post(url, body).path("data").path("id").longValue();
    }

    /** Sends a request to the plugin through the Admin API, and returns the plugin's response. */
    private ObjectNode message(ObjectNode request) {
        ObjectNode body = Json.object().put("janus", "message_plugin").put("transaction", "test");
        body.put("admin_secret", adminSecret()).put("plugin", "janus.plugin.videoroom");
        return (ObjectNode) post(adminUrl(), body.set("request", request)).path("response");
    }

    private static void require(ObjectNode response, String word) {
        if (!response.path("videoroom").equals(TextNode.valueOf(word))) {
            throw new IllegalStateException("Janus did not do it: " + response);
        }
    }

    private static ObjectNode post(String url, ObjectNode body) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setConnectTimeout(10_000);
            connection.setReadTimeout(10_000);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(Json.write(body).getBytes(StandardCharsets.UTF_8));
            }
            try (var in = connection.getInputStream()) {
                return Json.readObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends the process, and deletes its folder. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException leftToTheSystem) {
            // It is a temporary folder.
        }
    }

    @Override
    public String toString() {
        return "JanusServer[" + apiUrl() + "]";
    }
}
