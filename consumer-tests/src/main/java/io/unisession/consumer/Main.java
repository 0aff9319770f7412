package io.unisession.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionReference;
import io.unisession.SessionRouter;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.attendance.AttendanceReport;
import io.unisession.attendance.xlsx.XlsxWriter;
import io.unisession.bandwidth.Bandwidth;
import io.unisession.history.JournaledClient;
import io.unisession.history.SessionJournal;
import io.unisession.history.jdbc.JdbcJournalStore;
import io.unisession.janus.Janus;
import io.unisession.livekit.LiveKit;
import io.unisession.videosdk.VideoSdk;
import io.unisession.zoom.ZoomVideo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads a session from a server on this machine, as an application would, and fails when it is not the one that was
 * sent.
 */
public final class Main {
    private static final byte[] SESSION = """
            {"id":"s-1","status":"ended","participants":[{"participantId":"p-1","name":"Ada","timelog":[]}]}
            """.getBytes(UTF_8);

    private static final byte[] ENVELOPE = """
            {"success":true,"data":{"id":"s-1","status":"live"}}
            """.getBytes(UTF_8);

    private static final byte[] PARTICIPANTS = """
            {"janus":"success","response":{"videoroom":"participants","room":1234,"participants":[{"id":42}]}}
            """.getBytes(UTF_8);

    private static final byte[] ROOMS = """
            {"rooms":[{"sid":"RM_1","name":"s-1","num_participants":2}]}
            """.getBytes(UTF_8);

    private static final byte[] MEETING = """
            {"id":"s-1","room":"team-room","ongoing":true}
            """.getBytes(UTF_8);

    private static final byte[] PEOPLE = """
            {"data":[]}
            """.getBytes(UTF_8);

    private Main() {}

    /**
     * Runs.
     *
     * @param args none
     * @throws IOException when the server does not start
     */
    public static void main(String... args) throws IOException {
        Queue<String> tokens = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/sessions/s-1", exchange -> {
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            response(exchange, SESSION);
        });
        server.createContext("/sessions/s-1", exchange -> response(exchange, ENVELOPE));
        server.createContext("/admin", exchange -> response(exchange, PARTICIPANTS));
        server.createContext("/twirp/livekit.RoomService/ListRooms", exchange -> response(exchange, ROOMS));
        server.createContext("/videosdk/sessions/s-1", exchange -> response(exchange, SESSION));
        server.createContext("/accounts/9900000/sessions/s-1", exchange -> response(exchange, SESSION));
        server.createContext("/meetings/s-1", exchange -> response(exchange, MEETING));
        server.createContext("/meetings/s-1/participants", exchange -> response(exchange, PEOPLE));
        server.start();
        String baseUrl = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            withAReadyToken(baseUrl);
            withKeyAndSecret(baseUrl);
            byId(baseUrl);
            otherProviders(baseUrl);
            journal(baseUrl);
        } finally {
            server.stop(0);
        }
        check("made-up-token", tokens.remove());
        check(3, tokens.remove().split("[.]").length);
        check("made-up-token", tokens.remove());
        System.out.println("ok " + Main.class.getModule());
    }

    private static void withAReadyToken(String baseUrl) {
        try (SessionClient client =
                VideoSdk.builder().token("made-up-token").baseUrl(baseUrl).build()) {
            Session session = client.getSession("s-1");
            System.out.println(session.status() + ", participants: "
                    + session.participants().size());

            check("s-1", session.id());
            check(SessionStatus.ENDED, session.status());
            check("Ada", session.participants().get(0).name().orElseThrow());
            check("p-1", session.raw().text("/participants/0/participantId").orElseThrow());
            attendance(session);
        }
    }

    /** The page is made with resources of its module, the workbook by a library that has no module name of its own. */
    private static void attendance(Session session) {
        AttendanceReport report = AttendanceReport.of(session);
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try {
            XlsxWriter.write(workbook, report.peopleTable());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }

        check(true, report.toHtml().contains("Ada"));
        check("p-1", report.attendees().get(0).person().key());
        check(true, workbook.size() > 1000);
    }

    /** The token is minted by a library of its own, which has to be there and in reach. */
    private static void withKeyAndSecret(String baseUrl) {
        try (SessionClient client = VideoSdk.builder()
                .credentials("made-up-key", "made-up-secret")
                .baseUrl(baseUrl)
                .build()) {
            check("s-1", client.getSession("s-1").id());
        }
    }

    /** The provider is found as a service, on the class path and on the module path in different ways. */
    private static void byId(String baseUrl) {
        try (SessionClient client = Sessions.builder("videosdk")
                .setting("VIDEOSDK_TOKEN", "made-up-token")
                .baseUrl(baseUrl)
                .build()) {
            check("s-1", client.getSession("s-1").id());
        }
    }

    /** Two are made from descriptors, which are resources of their modules. */
    private static void otherProviders(String baseUrl) {
        check(
                List.of(
                        "100ms",
                        "bandwidth",
                        "daily",
                        "google-meet",
                        "janus",
                        "livekit",
                        "realtimekit",
                        "signalwire",
                        "tenbyte",
                        "twilio-video",
                        "videosdk",
                        "zoom",
                        "zoom-video"),
                List.copyOf(Sessions.providers()));
        try (SessionClient tenbyte =
                        Sessions.builder("tenbyte").baseUrl(baseUrl).build();
                SessionClient daily = Sessions.builder("daily")
                        .setting("DAILY_API_KEY", "made-up-key")
                        .baseUrl(baseUrl)
                        .build();
                SessionClient bandwidth = Bandwidth.builder()
                        .credentials("9900000", "made-up-user", "made-up-password")
                        .baseUrl(baseUrl)
                        .build();
                SessionClient livekit = LiveKit.builder()
                        .url(baseUrl)
                        .credentials("made-up-key", "made-up-secret")
                        .build();
                SessionClient zoom = ZoomVideo.builder()
                        .baseUrl(baseUrl)
                        .credentials("made-up-key", "made-up-secret")
                        .build();
                SessionClient janus = Janus.builder()
                        .adminSecret("made-up-secret")
                        .baseUrl(baseUrl + "/admin")
                        .build();
                SessionRouter router = SessionRouter.of(tenbyte, daily, bandwidth, livekit, zoom, janus)) {
            check(
                    "1234",
                    router.getSession(SessionReference.parse("janus:1234")).id());
            check(
                    "RM_1",
                    router.getSession(SessionReference.parse("livekit:s-1")).id());
            check(
                    SessionStatus.ENDED,
                    router.getSession(SessionReference.parse("zoom-video:s-1")).status());
            check(
                    SessionStatus.ACTIVE,
                    router.getSession(SessionReference.parse("tenbyte:s-1")).status());
            check(
                    "team-room",
                    router.getSession(SessionReference.parse("daily:s-1"))
                            .roomId()
                            .orElseThrow());
            check(
                    "p-1",
                    router.getSession(SessionReference.parse("bandwidth:s-1"))
                            .participants()
                            .get(0)
                            .id()
                            .orElseThrow());
        }
    }

    /** The tables are made by scripts that are resources of their module, and H2 is found by its own name. */
    private static void journal(String baseUrl) {
        SessionReference session = SessionReference.parse("tenbyte:s-1");
        Path file = Path.of("target", "journal");
        try (JdbcJournalStore store = JdbcJournalStore.embedded(file);
                SessionClient client = JournaledClient.of(
                        Sessions.builder("tenbyte").baseUrl(baseUrl).build(), SessionJournal.of(store))) {
            check(SessionStatus.ACTIVE, client.getSession("s-1").status());
        }
        try (JdbcJournalStore again = JdbcJournalStore.embedded(file)) {
            check(
                    SessionStatus.ACTIVE,
                    SessionJournal.of(again)
                            .find(session)
                            .orElseThrow()
                            .session()
                            .status());
        }
    }

    private static void response(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void check(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected " + expected + ", but it is " + actual);
        }
    }
}
