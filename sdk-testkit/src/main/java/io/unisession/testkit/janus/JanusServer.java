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
import java.time.Duration;
import java.util.Comparator;
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
            JanusConfiguration configuration = new JanusConfiguration(folder);
            configuration.write(apiPort, adminPort, stringIds);
            if (webhook != null) {
                configuration.addEvents(webhook, user, password);
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
        return JanusConfiguration.ADMIN_SECRET;
    }

    /**
     * Returns the secret of the public API.
     *
     * @return the secret, made up
     */
    public String apiSecret() {
        return JanusConfiguration.API_SECRET;
    }

    /**
     * Returns the key with which rooms are created and private rooms listed.
     *
     * @return the key, made up
     */
    public String adminKey() {
        return JanusConfiguration.ADMIN_KEY;
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
        long handle = newId(sessionUrl, verb("attach").put("plugin", JanusVideoRoom.PLUGIN));
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
        body.put("admin_secret", adminSecret()).put("plugin", JanusVideoRoom.PLUGIN);
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
