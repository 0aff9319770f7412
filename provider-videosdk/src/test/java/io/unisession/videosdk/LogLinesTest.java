package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People choose names, labels and devices. What they choose stays on one line of a log. */
class LogLinesTest {
    /** In JSON: a line break, an escape of a terminal, and a mark that reverses the text. */
    private static final String FORGED = "x\\nERROR\\u001b[2J\\u202eevil";

    private final FakeVideoSdk fake = FakeVideoSdk.start();
    private final VideoSdkClient client = Clients.open(fake);

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    private void response(String json) {
        fake.enqueue(FakeResponse.json(200, json.replace("FORGED", FORGED)));
    }

    @Test
    void toString_ofEverythingInASession_isOneLineWithoutControlCharacters() {
        response("""
                {"id": "s-1", "roomId": "FORGED", "customRoomId": "FORGED", "status": "FORGED", "userId": "FORGED",
                 "region": "FORGED", "start": "FORGED", "participants": [
                   {"participantId": "FORGED", "_id": "FORGED", "name": "FORGED", "mode": "FORGED",
                    "timelog": [{"start": "2026-03-02T09:00:00.000Z", "end": "FORGED"}],
                    "changeModeHistory": [{"mode": "FORGED", "timelog": "2026-03-02T09:00:00.000Z"}],
                    "deviceInfo": {"sdkType": "FORGED", "sdkVersion": "FORGED"},
                    "geoLocation": {"country": "FORGED", "city": "FORGED"}}]}
                """);

        Session session = client.getSession("s-1");

        Participant participant = session.participants().get(0);
        VideoSdkParticipant own = participant.unwrap(VideoSdkParticipant.class).orElseThrow();
        assertOneLineEach(List.of(
                session,
                session.unwrap(VideoSdkSession.class).orElseThrow(),
                participant,
                participant.intervals().get(0),
                own,
                own.modeChanges().get(0),
                own.device().orElseThrow(),
                own.location().orElseThrow()));
    }

    @Test
    void toString_ofRoomsAndStatistics_isOneLineWithoutControlCharacters() {
        response("{\"roomId\": \"FORGED\", \"webhook\": {\"endPoint\": \"FORGED\", \"events\": [\"FORGED\"]}}");
        VideoSdkRoom room = client.rooms().create(NewRoom.builder().build());
        response("{\"sessionId\": \"s-1\", \"roomId\": \"FORGED\", \"stats\": []}");
        SessionStatistics statistics = client.statistics().ofSession("s-1");

        assertOneLineEach(List.of(room, statistics, RoomWebhook.of("https://example.com", "x\nERROR")));
    }

    private static void assertOneLineEach(List<Object> values) {
        assertThat(values)
                .extracting(Object::toString)
                .allSatisfy(text -> assertThat(text).doesNotContainPattern("[\\p{Cc}\\u202e]"));
        assertThat(values.toString()).contains("x\\nERROR");
    }
}
