package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.error.ConfigurationException;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to a client. */
class VideoSdkTest {
    private final FakeVideoSdk fake = FakeVideoSdk.start();

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void builder_givesAClientOfThisProvider() {
        try (VideoSdkClient client = Clients.open(fake)) {
            assertThat(client.provider()).isEqualTo("videosdk");
            assertThat(client.capabilities())
                    .containsExactly(
                            SessionListing.class,
                            SessionEnding.class,
                            ParticipantRemoval.class,
                            RecordingListing.class,
                            RecordingDownload.class,
                            ParticipantListing.class,
                            TranscriptListing.class,
                            JoinTokens.class);
        }
    }

    @Test
    void builder_ofVersion1_givesAClientThatHasLess() {
        try (VideoSdkClient client = Clients.openV1(fake)) {
            assertThat(client.capabilities())
                    .containsExactly(
                            SessionListing.class,
                            SessionEnding.class,
                            ParticipantRemoval.class,
                            RecordingListing.class,
                            RecordingDownload.class,
                            JoinTokens.class);
        }
    }

    @Test
    void builder_withNothingSent_sendsNothing() {
        Clients.open(fake).close();

        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void sessions_knowTheProviderByItsId() {
        assertThat(Sessions.providers()).contains("videosdk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "V1", "1", " v1 "})
    void sessions_withVersion1_asksVersion1(String version) {
        assertThat(pathOfASession(version)).isEqualTo("/v1/meeting-sessions/s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "V2", "2"})
    void sessions_withVersion2_asksVersion2(String version) {
        assertThat(pathOfASession(version)).isEqualTo("/v2/sessions/s");
    }

    @Test
    void sessions_withoutVersion_asksVersion2() {
        try (SessionClient client = sessions().build()) {
            client.findSession("s");
        }

        assertThat(fake.requests()).extracting(ReceivedRequest::path).containsExactly("/v2/sessions/s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3", "two", "v"})
    void sessions_unknownVersion_isRejected(String version) {
        assertThatThrownBy(() ->
                        sessions().setting("VIDEOSDK_API_VERSION", version).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("VIDEOSDK_API_VERSION must be v1 or v2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v2", "/v2/", "/v2 "})
    void baseUrl_withTheVersion_isRejected(String version) {
        assertThatThrownBy(() ->
                        Clients.builder(fake).baseUrl(fake.baseUrl() + version).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("must not end in a version");
    }

    @Test
    void baseUrl_withAnotherPath_isKept() {
        try (SessionClient client =
                Clients.builder(fake).baseUrl(fake.baseUrl() + "/gateway/").build()) {
            client.findSession("s");
        }

        assertThat(fake.requests()).extracting(ReceivedRequest::path).containsExactly("/gateway/v2/sessions/s");
    }

    private String pathOfASession(String version) {
        try (SessionClient client =
                sessions().setting("VIDEOSDK_API_VERSION", version).build()) {
            client.findSession("s");
        }
        return fake.requests().get(0).path();
    }

    private Sessions.Builder sessions() {
        return Sessions.builder("videosdk")
                .setting("VIDEOSDK_TOKEN", fake.token())
                .baseUrl(fake.baseUrl().toString());
    }
}
