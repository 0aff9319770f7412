package io.unisession.examples;

import io.unisession.CallOptions;
import io.unisession.JoinToken;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionReference;
import io.unisession.SessionRouter;
import io.unisession.Sessions;
import io.unisession.Webhooks;
import io.unisession.attendance.AttendanceReport;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.NotFoundException;
import io.unisession.error.SessionException;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.history.JournalStore;
import io.unisession.history.JournaledClient;
import io.unisession.history.SessionJournal;
import io.unisession.videosdk.NewRoom;
import io.unisession.videosdk.VideoSdk;
import io.unisession.videosdk.VideoSdkClient;
import io.unisession.videosdk.VideoSdkRoom;
import io.unisession.videosdk.VideoSdkSession;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/** The code that the javadoc shows. It is compiled here, so that the javadoc cannot show code that does not compile. */
final class Snippets {
    private final PrintStream out = System.out;

    void getSession() {
        // @start region="get-session"
        try (SessionClient client = Sessions.open("videosdk")) {
            Session session = client.getSession("621490331a4fb00409e38ca4");
            for (Participant participant : session.participants()) {
                out.println(participant.name().orElse("somebody") + " " + participant.timePresent(Instant.now()));
            }
        }
        // @end
    }

    void open(Properties configuration, String id) {
        // @start region="open"
        try (SessionClient client = Sessions.open(configuration.getProperty("provider", "videosdk"))) {
            out.println(client.getSession(id).status());
        }
        // @end
    }

    void participants(SessionClient client, String id) {
        // @start region="participants"
        Session session = Sessions.withParticipants(client, client.getSession(id));
        // @end
        out.println(session.participants().size());
    }

    void find(SessionClient client, String id) {
        // @start region="find"
        client.find(SessionEnding.class).ifPresent(ending -> ending.endSession(id));
        // @end
    }

    void require(SessionClient client, String id) {
        // @start region="require"
        SessionEnding ending = client.require(SessionEnding.class);
        ending.endSession(id);
        // @end
    }

    void list(SessionClient client) {
        // @start region="list"
        for (Session session : client.require(SessionListing.class).listSessions()) {
            out.println(session.id() + " " + session.status());
        }
        // @end
    }

    void options(SessionClient client, String id) {
        // @start region="options"
        CallOptions quick =
                CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(2)).withMaxRetries(0);
        Session session = client.getSession(id, quick);
        // @end
        out.println(session);
    }

    void route() {
        // @start region="route"
        try (SessionRouter router = SessionRouter.of(Sessions.open("videosdk"), Sessions.open("bandwidth"))) {
            Session session = router.getSession(SessionReference.parse("videosdk:621490331a4fb00409e38ca4"));
            out.println(session.status());
        }
        // @end
    }

    void errors(SessionClient client, String id, Consumer<String> forget, Consumer<String> later) {
        // @start region="errors"
        try {
            client.getSession(id);
        } catch (NotFoundException gone) {
            forget.accept(id);
        } catch (SessionException failure) {
            if (!failure.isRetryable()) {
                throw failure;
            }
            later.accept(id);
        }
        // @end
    }

    String receive(byte[] body, Map<String, List<String>> headers) {
        // @start region="receive"
        WebhookReceiver receiver = Webhooks.open("livekit");

        WebhookResult result = receiver.receive(WebhookRequest.of(body, headers));
        result.events()
                .forEach(event ->
                        out.println(event.type() + " " + event.sessionId().orElse("")));
        // Respond with result.status(), result.contentType() and result.body().
        // @end
        return result.body();
    }

    void remember(JournalStore store, WebhookResult result) {
        // @start region="remember"
        SessionJournal journal = SessionJournal.of(store);

        // In the webhook, before the response:
        result.events().forEach(journal::record);

        // Also after LiveKit has forgotten the session:
        SessionClient client = JournaledClient.of(Sessions.open("livekit"), journal);
        Session session = client.getSession("RM_aBcD");
        // @end
        out.println(session);
    }

    void attendance(Session session) {
        // @start region="attendance"
        AttendanceReport report = AttendanceReport.of(session);
        report.attendees().forEach(attendee -> out.println(attendee.displayName() + " " + attendee.status()));
        // @end
    }

    void videoSdk() {
        // @start region="videosdk"
        try (VideoSdkClient client = VideoSdk.builder().fromEnvironment().build()) {
            Session session = client.getSession("621490331a4fb00409e38ca4");
            out.println(session.status() + ", participants: "
                    + session.participants().size());
        }
        // @end
    }

    void videoSdkSession(Session session, Consumer<String> download) {
        // @start region="videosdk-session"
        session.unwrap(VideoSdkSession.class).flatMap(VideoSdkSession::chatLink).ifPresent(download);
        // @end
    }

    void videoSdkRoom(VideoSdkClient client) {
        // @start region="videosdk-room"
        VideoSdkRoom room = client.rooms()
                .create(NewRoom.builder().customRoomId("weekly-planning").build());
        JoinToken token = client.signJoinToken(room.roomId(), "priya");
        // @end
        out.println(token);
    }
}
