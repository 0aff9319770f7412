package io.unisession.videosdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.testkit.DocumentedBodies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** VideoSDK's own JSON. */
final class Bodies {
    /** A session of version 2, which has ended. */
    static final String SESSION = documented("v2-fetch-session-using-sessionid");

    static final String SESSION_ID = "621490331a4fb00409e38ca4";

    /** A session of version 1, which has ended. */
    static final String SESSION_V1 = documented("v1-get-session-details");

    /** What version 2 responses to the end of a session: one that is still going on. */
    static final String ONGOING_SESSION = documented("v2-end-session");

    static final String ONGOING_SESSION_ID = "62429766903bdf001299cac5";

    private Bodies() {}

    static String documented(String name) {
        return DocumentedBodies.videoSdk().body(name);
    }

    static String fixture(String name) {
        try (InputStream file = Bodies.class.getResourceAsStream("/fixtures/videosdk/" + name + ".json")) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What {@link #SESSION} means. */
    static Session sessionV2() {
        return Session.builder("videosdk")
                .id("621490331a4fb00409e38ca4")
                .status(SessionStatus.ENDED)
                .providerStatus("ended")
                .roomId("abc-xyzw-lmno")
                .label("testing-room")
                .startedAt(Instant.parse("2022-02-22T07:26:43.863Z"))
                .endedAt(Instant.parse("2022-02-22T07:48:32.553Z"))
                .participants(List.of(Participant.builder("hasm43")
                        .name("test-1")
                        .intervals(List.of(interval("2022-02-22T07:26:44.465Z", "2022-02-22T07:48:32.553Z")))
                        .build()))
                .build();
    }

    /** What {@link #SESSION_V1} means. */
    static Session sessionV1(String nameOfTheParticipant) {
        return Session.builder("videosdk")
                .id("616e79f7ba68c7768bfd18bf")
                .status(SessionStatus.ENDED)
                .roomId("ywnm-eicr-d55x")
                .startedAt(Instant.parse("2021-10-19T07:55:35.807Z"))
                .endedAt(Instant.parse("2021-10-19T07:55:39.941Z"))
                .participants(List.of(Participant.builder("wcrkkrf4")
                        .name(nameOfTheParticipant)
                        .intervals(List.of(interval("2021-10-19T07:55:36.316Z", "2021-10-19T07:55:39.937Z")))
                        .build()))
                .build();
    }

    private static Interval interval(String start, String end) {
        return Interval.of(Instant.parse(start), Instant.parse(end));
    }
}
