package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsTest {
    private final FakeVideoSdk fake = FakeVideoSdk.start();
    private final VideoSdkClient client = Clients.open(fake);

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    @Test
    void getSessionStatistics_readsTheDocumentedResponse() {
        response(Bodies.documented("v2-fetch-session-quality-stats"));

        SessionStatistics statistics = client.statistics().ofSession("62d13ccea0f6ac85649d7931");

        Sent.only(fake, "GET", "/v2/sessions/62d13ccea0f6ac85649d7931/stats", "");
        assertThat(statistics.sessionId()).contains("62d13ccea0f6ac85649d7931");
        assertThat(statistics.roomId()).contains("61bw-723k-p4mp");
        assertThat(statistics.metadata().httpStatus()).hasValue(200);
        assertThat(statistics.raw().size("/stats")).isEqualTo(1);
        assertThat(statistics.samples()).hasSize(1);
        QualitySample sample = statistics.samples().get(0);
        assertThat(sample.time()).contains(Instant.parse("2022-07-15T10:10:18.778Z"));
        assertThat(sample.recvAudioPacketLost()).contains(BigDecimal.ZERO);
        assertThat(sample.recvVideoPacketLost()).contains(BigDecimal.ZERO);
        assertThat(sample.sendAudioPacketLost()).contains(BigDecimal.ZERO);
        assertThat(sample.sendVideoPacketLost()).contains(BigDecimal.ZERO);
        assertThat(sample.averageAudioRtt()).contains(new BigDecimal("0.690460205078125"));
        assertThat(sample.averageVideoRtt()).contains(new BigDecimal("0.1220703125"));
        assertThat(sample.averageAudioJitter()).contains(BigDecimal.ZERO);
        assertThat(sample.averageVideoJitter()).contains(new BigDecimal("2"));
        assertThat(sample.averageSendAudioBitrate()).contains(new BigDecimal("44718.75"));
        assertThat(sample.averageSendVideoBitrate()).contains(new BigDecimal("77888.5"));
        assertThat(sample.averageRecvAudioBitrate()).contains(new BigDecimal("45674.25"));
        assertThat(sample.averageRecvVideoBitrate()).contains(new BigDecimal("230353"));
        assertThat(sample.audioScore()).contains(new BigDecimal("4.39"));
        assertThat(sample.videoScore()).contains(new BigDecimal("3.29"));
        assertThat(sample.figures()).hasSize(14);
    }

    @Test
    void getParticipantStatistics_readsTheDocumentedResponse() {
        response(Bodies.documented("v2-fetch-session-peer-quality-stats"));

        ParticipantStatistics statistics = client.statistics().ofParticipant("62d13ccea0f6ac85649d7931", "fj9jxhtw");

        Sent.only(fake, "GET", "/v2/sessions/62d13ccea0f6ac85649d7931/participant/fj9jxhtw/stats", "");
        assertThat(statistics)
                .isEqualTo(ParticipantStatistics.builder()
                        .sessionId("62d13ccea0f6ac85649d7931")
                        .roomId("61bw-723k-p4mp")
                        .participantId("fj9jxhtw")
                        .participantName("rajan")
                        .deviceName("Chrome")
                        .deviceVersion("102.0.0.0")
                        .sdkName("prebuilt")
                        .sdkVersion("0.3.10")
                        .location(ParticipantLocation.of("unknown", "unknown", "unknown"))
                        .networkNumber("unknown")
                        .networkOwner("unknown")
                        .samples(statistics.samples())
                        .resolutionUsages(statistics.resolutionUsages())
                        .build());
        assertThat(statistics.samples()).hasSize(1);
        assertThat(statistics.samples().get(0).averageSendVideoBitrate()).contains(new BigDecimal("103900"));
        assertThat(statistics.resolutionUsages())
                .containsExactly(ResolutionUsage.of(
                        Instant.parse("2022-07-15T10:10:18.848Z"),
                        Map.of(
                                "180", BigDecimal.ZERO,
                                "360", BigDecimal.ONE,
                                "720", BigDecimal.ZERO,
                                "1080", BigDecimal.ZERO,
                                "1440", BigDecimal.ZERO,
                                "2160", BigDecimal.ZERO)));
        assertThat(statistics.metadata().httpStatus()).hasValue(200);
    }

    @Test
    void statistics_ofAnotherSessionOrParticipant_areRejected() {
        response("{'sessionId':'other','stats':[]}");
        response("{'sessionId':'other','participantId':'p','stats':[]}");
        response("{'sessionId':'s','participantId':'other','stats':[]}");

        assertThatThrownBy(() -> client.statistics().ofSession("s")).isInstanceOf(InvalidResponseException.class);
        for (int response = 0; response < 2; response++) {
            assertThatThrownBy(() -> client.statistics().ofParticipant("s", "p"))
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("its id is not the one requested");
        }
    }

    @Test
    void getSessionStatistics_withFieldsOfOtherTypes_keepsWhatCanBeRead() {
        response("{'roomId':'r','stats':[null,1,{'time':7,'averageAudioRtt':'0.5','new':3,'qualityScore':[]}]}");

        SessionStatistics statistics = client.statistics().ofSession("s");

        assertThat(statistics.roomId()).contains("r");
        assertThat(statistics.samples())
                .containsExactly(QualitySample.of(
                        null, Map.of("averageAudioRtt", new BigDecimal("0.5"), "new", new BigDecimal("3"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':{'sessionId':'s','stats':[]}}",
                "[{'sessionId':'s','stats':null}]",
                "{'data':[null,{'stats':[],'sessionId':'s'}],'sessionId':'another'}"
            })
    void everyOperation_inAnyShape_readsTheStatistics(String body) {
        response(body);
        response(body);

        SessionStatistics ofSession = client.statistics().ofSession("s");
        assertThat(ofSession)
                .isEqualTo(SessionStatistics.builder().sessionId("s").build());
        assertThat(ofSession.raw().json()).isEqualTo(body.replace('\'', '"'));
        assertThat(client.statistics().ofParticipant("s", "p"))
                .isEqualTo(ParticipantStatistics.builder().sessionId("s").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{'sessionId':'s'}", "'text'", "[{'stats':[]},{'stats':[]}]", ""})
    void everyOperation_withoutStatistics_fails(String body) {
        response(body);
        response(body);

        assertThatThrownBy(() -> client.statistics().ofSession("s")).isInstanceOf(InvalidResponseException.class);
        assertThatThrownBy(() -> client.statistics().ofParticipant("s", "p"))
                .isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void everyOperation_ofWhatIsUnknown_isNotFound() {
        String session = fake.joinParticipant("r", "p", "P");

        assertThatThrownBy(() -> client.statistics().ofSession("nobody")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.statistics().ofParticipant(session, "nobody"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("videosdk getParticipantStatistics failed: HTTP 402 not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "\ud83d"})
    void everyOperation_invalidId_isRejectedBeforeTheNetwork(String id) {
        assertThatThrownBy(() -> client.statistics().ofSession(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.statistics().ofParticipant(id, "p"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.statistics().ofParticipant("s", id))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(fake.requests()).isEmpty();
    }

    private void response(String body) {
        fake.enqueue(FakeResponse.json(200, body.replace('\'', '"')));
    }
}
