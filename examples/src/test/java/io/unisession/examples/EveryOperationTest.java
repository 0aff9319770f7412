package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.bandwidth.BandwidthClient;
import io.unisession.bandwidth.NewParticipant;
import io.unisession.bandwidth.NewSession;
import io.unisession.bandwidth.Subscriptions;
import io.unisession.videosdk.NewJoinToken;
import io.unisession.videosdk.NewRoom;
import io.unisession.videosdk.VideoSdkClient;
import io.unisession.videosdk.VideoSdkParticipants;
import io.unisession.videosdk.VideoSdkRecordings;
import io.unisession.videosdk.VideoSdkRooms;
import io.unisession.videosdk.VideoSdkStatistics;
import io.unisession.videosdk.VideoSdkStreams;
import io.unisession.videosdk.VideoSdkTranscripts;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the clients of Bandwidth and VideoSDK can do has a place in the programs that claim to show all of it. */
class EveryOperationTest {
    /** What a session leaves behind has a program of its own. */
    private static final Set<String> OF_RECORDINGS =
            Set.of("listRecordings", "listTranscripts", "download", "recordings", "transcripts", "streams");

    /** What ends or empties a room without its session is there, too. */
    private static final Set<String> OF_RECORDED_ROOMS = Set.of("endSession", "removeParticipant");

    /** What VideoSDK's version 1 does not have; its program shows the refusal of one of them. */
    private static final Set<String> OF_VERSION_2 = Set.of("listParticipants", "participants", "statistics");

    @Test
    void runBandwidthSession_callsEveryOperation() throws IOException {
        String program = program("RunBandwidthSession");

        assertThat(operations(BandwidthClient.class))
                .hasSizeGreaterThan(11)
                .allSatisfy(operation -> assertThat(program).contains("client." + operation + "("));
        assertShows(program, NewSession.Builder.class, NewParticipant.Builder.class);
        assertThat(program).contains("Subscriptions.wholeSession(", "Subscriptions.toParticipants(", ".streams(");
        assertThat(operations(Subscriptions.class)).contains("wholeSession", "toParticipants");
    }

    @Test
    void runVideoSdkMeeting_callsEveryOperation() throws IOException {
        String program = program("RunVideoSdkMeeting");

        Set<String> ofMeetings = operations(VideoSdkClient.class);
        assertThat(ofMeetings.removeAll(OF_RECORDINGS)).isTrue();
        Set<String> ofRooms = operations(VideoSdkRooms.class);
        assertThat(ofRooms.removeAll(OF_RECORDED_ROOMS)).isTrue();

        assertThat(ofMeetings)
                .hasSizeGreaterThan(9)
                .allSatisfy(operation -> assertThat(program).contains("client." + operation + "("));
        assertThat(ofRooms)
                .hasSize(6)
                .allSatisfy(operation -> assertThat(program).contains("client.rooms()." + operation + "("));
        assertCalls(program, "client.participants().", operations(VideoSdkParticipants.class));
        assertCalls(program, "client.statistics().", operations(VideoSdkStatistics.class));
        assertShows(program, SessionQuery.Builder.class, NewRoom.Builder.class, NewJoinToken.Builder.class);
        assertThat(program).contains("VideoSdkSessionQuery.of(", ".withCustomRoomId(", ".withUserId(", ".withSearch(");
    }

    @Test
    void runVideoSdkMeetingV1_callsEveryOperationThatVersion1Has() throws IOException {
        String program = program("RunVideoSdkMeetingV1");
        Set<String> ofBoth = operations(VideoSdkClient.class);
        assertThat(ofBoth.removeAll(OF_VERSION_2)).isTrue();
        assertThat(ofBoth.removeAll(OF_RECORDINGS)).isTrue();
        Set<String> ofRooms = operations(VideoSdkRooms.class);
        assertThat(ofRooms.removeAll(OF_RECORDED_ROOMS)).isTrue();

        assertThat(ofBoth)
                .hasSizeGreaterThan(7)
                .allSatisfy(operation -> assertThat(program).contains("client." + operation + "("));
        assertThat(ofRooms.remove("search")).isTrue();
        assertThat(ofRooms).allSatisfy(operation -> assertThat(program).contains("client.rooms()." + operation + "("));
    }

    @Test
    void runVideoSdkRecordings_callsEveryOtherOperation() throws IOException {
        String program = program("RunVideoSdkRecordings");

        assertCalls(program, "client.", OF_RECORDINGS);
        assertCalls(program, "client.rooms().", OF_RECORDED_ROOMS);
        assertCalls(program, "client.recordings().", operations(VideoSdkRecordings.class));
        assertCalls(program, "client.transcripts().", operations(VideoSdkTranscripts.class));
        assertCalls(program, "client.streams().", operations(VideoSdkStreams.class));
    }

    private static void assertCalls(String program, String on, Set<String> operations) {
        assertThat(operations)
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(program).contains(on + operation + "("));
    }

    private static void assertShows(String program, Class<?>... described) {
        for (Class<?> type : described) {
            assertThat(operations(type))
                    .isNotEmpty()
                    .allSatisfy(part -> assertThat(program).contains("." + part + "("));
        }
    }

    /** The names of the public methods of a class, with what every client can and without what every value has. */
    private static Set<String> operations(Class<?> type) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
                .map(Method::getName)
                .forEach(names::add);
        names.removeAll(Set.of("equals", "hashCode", "toString", "build"));
        if (SessionClient.class.isAssignableFrom(type)) {
            names.add("getSession");
        }
        return names;
    }

    /** Its source without white space, so that nothing depends on how lines are broken. */
    private static String program(String name) throws IOException {
        Path sources = Path.of("src", "main", "java", "io", "unisession", "examples");
        return Files.readString(sources.resolve(name + ".java")).replaceAll("\\s", "");
    }
}
