package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.ArtifactFile;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.Transcript;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide shows is compiled here, and does what it says. */
class GuideTest {
    @Test
    void everySnippetOfTheGuide_isCodeOfThisTest() throws IOException {
        // Tests run in the folder of their module.
        String guide = Files.readString(Path.of("..", "docs", "videosdk.md"));
        String here = withoutSpace(
                Files.readString(Path.of("src", "test", "java", "io", "unisession", "videosdk", "GuideTest.java")));

        List<String> snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();

        assertThat(snippets)
                .hasSizeGreaterThan(11)
                .allSatisfy(snippet -> assertThat(here).contains(withoutSpace(snippet)));
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }

    @Test
    void snippets_overTheFake_run() {
        try (FakeVideoSdk fake = FakeVideoSdk.start();
                VideoSdkClient client = Clients.open(fake)) {
            VideoSdkRoom room = client.rooms()
                    .create(NewRoom.builder()
                            .customRoomId("weekly-planning")
                            .webhook(RoomWebhook.of("https://example.com/hook", "session-ended"))
                            .autoClose(AutoCloseType.SESSION_ENDS, 480)
                            .geoFence("eu001")
                            .multiComposition(MultiComposition.RECORDING)
                            .allowedParticipantIds("priya", "tomas")
                            .autoStart(AutoStart.RECORDING)
                            .autoStart(AutoStart.HLS, Map.of("config", Map.of("theme", "DARK")))
                            .build());
            Optional<VideoSdkRoom> valid = client.rooms().validate("weekly-planning");
            VideoSdkRoom same = client.rooms().get("weekly-planning");
            Pager<VideoSdkRoom> all = client.rooms().list();
            Pager<VideoSdkRoom> found = client.rooms().search("weekly-planning");
            assertThat(List.of(valid.orElseThrow(), same)).containsOnly(room);
            assertThat(all).containsExactly(room);
            assertThat(found).containsExactly(room);

            JoinToken token = client.signJoinToken(NewJoinToken.builder()
                    .roomId(room.roomId())
                    .participantId("priya")
                    .permissions(JoinPermission.ALLOW_JOIN, JoinPermission.ALLOW_MOD)
                    .lifetime(Duration.ofMinutes(10))
                    .claim("team", "planning")
                    .build());
            String forTheDevice = token.token().reveal();
            assertThat(forTheDevice).isNotBlank();
            String sessionId = fake.joinParticipant(room.roomId(), "priya", "Priya Raman");
            JoinToken another =
                    client.createJoinToken(JoinRequest.forSession(sessionId).withParticipantId("tomas"));
            assertThat(another.roomId()).contains(room.roomId());
            fake.joinParticipant(room.roomId(), "tomas", "Tomas Novak");
            fake.joinParticipant(room.roomId(), "bot", "recorder");

            listSessions(client, room, sessionId);
            listParticipants(client, sessionId);

            SessionStatistics statistics = client.statistics().ofSession(sessionId);
            ParticipantStatistics priyas = client.statistics().ofParticipant(sessionId, "priya");
            Optional<BigDecimal> jitter = statistics.samples().get(0).averageAudioJitter();
            assertThat(priyas.participantName()).contains("Priya Raman");
            assertThat(jitter).isPresent();

            Session session = client.getSession(sessionId);
            client.removeParticipant(sessionId, "tomas");
            client.removeParticipant(session, "priya");
            assertThat(client.participants().listActive(sessionId))
                    .extracting(participant -> participant.id().orElseThrow())
                    .containsExactly("bot");
            client.endSession(sessionId);
            assertThat(client.getSession(sessionId).status()).isEqualTo(SessionStatus.ENDED);
            client.rooms().deactivate(room.roomId());
            assertThat(client.rooms().get(room.roomId()).isDisabled()).contains(true);
        }
    }

    @Test
    void snippetOfATest_mapsTheResponseItPrepared() {
        try (FakeVideoSdk fake = FakeVideoSdk.start();
                VideoSdkClient client = VideoSdk.builder()
                        .credentials(fake.apiKey(), fake.secretKey())
                        .baseUrl(fake.baseUrl().toString())
                        .build()) {
            fake.enqueue(FakeResponse.json(200, "{\"sessionId\":\"s\",\"stats\":[{\"averageAudioRtt\":20}]}"));
            SessionStatistics measured = client.statistics().ofSession("s");
            assertThat(measured.samples().get(0).averageAudioRtt()).contains(new BigDecimal(20));
        }
    }

    private static void listSessions(VideoSdkClient client, VideoSdkRoom room, String sessionId) {
        Instant now = Instant.now();
        Instant weekAgo = now.minus(Duration.ofDays(7));
        Pager<Session> newestFirst = client.listSessions();
        Pager<Session> inTheRoom =
                client.listSessions(SessionQuery.builder().roomId(room.roomId()).build());
        Pager<Session> active = client.listSessions(
                SessionQuery.builder().status(SessionStatus.ACTIVE).build());
        SessionQuery endedLastWeek = SessionQuery.builder()
                .status(SessionStatus.ENDED)
                .startedFrom(weekAgo)
                .startedBefore(now)
                .build();
        Pager<Session> lastWeek =
                client.listSessions(VideoSdkSessionQuery.of(endedLastWeek).withCustomRoomId("weekly-planning"));
        assertThat(List.of(newestFirst, inTheRoom, active))
                .allSatisfy(
                        sessions -> assertThat(sessions).extracting(Session::id).containsExactly(sessionId));
        assertThat(lastWeek).isEmpty();
    }

    private static void listParticipants(VideoSdkClient client, String sessionId) {
        Session session = client.getSession(sessionId);
        Pager<Participant> everyone = client.listParticipants(sessionId);
        Pager<Participant> present = client.participants().listActive(sessionId);
        Participant priya = client.participants().get(sessionId, "priya");
        assertThat(everyone).hasSize(3).contains(priya);
        assertThat(present).hasSize(3);
        List<Participant> people = session.participants().stream()
                .filter(Predicate.not(VideoSdkParticipant::isRecorder))
                .toList();
        assertThat(people)
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("priya", "tomas");
    }

    /** Compiled only: they would ask the environment, and the service itself. */
    static final class OfTheRealService {
        private OfTheRealService() {}

        static void getSession(String sessionId) {
            try (VideoSdkClient client = VideoSdk.builder().fromEnvironment().build()) {
                Session session = client.getSession(sessionId);
                System.out.println(session.status());
            }
        }

        static void recordings(VideoSdkClient client, String sessionId, Path directory) {
            for (Recording recording : client.listRecordings(sessionId)) {
                for (ArtifactFile file : recording.files()) {
                    client.download(recording, file, directory.resolve(recording.fileName(file)));
                }
            }
            Pager<Transcript> transcripts = client.listTranscripts(sessionId);
            transcripts.forEach(System.out::println);
        }

        static void version1() {
            VideoSdkClient older = VideoSdk.builder()
                    .fromEnvironment()
                    .apiVersion(ApiVersion.V1)
                    .build();
            older.close();
        }
    }
}
