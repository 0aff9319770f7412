package io.unisession.zoom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.error.ConfigurationException;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static Zoom.Builder builder() {
        return Zoom.builder().credentials("made-up-account", "made-up-client", "made-up-secret");
    }

    @Test
    void me_isNotAUserOfAServerToServerApp() {
        assertThatThrownBy(() -> builder().userId("me").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "zoom is not configured: ZOOM_USER_ID is \"me\", which Zoom accepts only from single-user apps;"
                                + " set it to the id or email address of a user, or leave it out for all users");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void user_thatCannotBePartOfAPath_isRejected(String userId) {
        assertThatThrownBy(() -> builder().userId(userId).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ZOOM_USER_ID");
    }

    @Test
    void reports_otherThanTrueOrFalse_isRejected() {
        assertThatThrownBy(() -> builder().setting("ZOOM_REPORTS", "yes").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("zoom is not configured: ZOOM_REPORTS must be true or false");
    }

    @Test
    void tokenUrl_thatIsNotOne_isRejected() {
        assertThatThrownBy(
                        () -> builder().tokenUrl("http://zoom.us/oauth/token").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ZOOM_TOKEN_URL (builder) must be https");
    }

    @Test
    void clientId_withAColon_isRejected() {
        assertThatThrownBy(() ->
                        Zoom.builder().credentials("account", "a:b", "secret").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ZOOM_CLIENT_ID cannot be used");
    }

    @Test
    void missingCredentials_areNamed() {
        assertThatThrownBy(() -> Zoom.builder().build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET are not set");
        assertThatThrownBy(() -> ZoomVideo.builder().build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ZOOM_VIDEO_API_KEY, ZOOM_VIDEO_API_SECRET are not set");
    }

    @Test
    void open_bothProviders_areInstalled() {
        assertThat(Sessions.providers()).contains("zoom", "zoom-video");
        try (SessionClient zoom = builder().build();
                SessionClient video = ZoomVideo.builder()
                        .credentials("key", "secret-of-thirty-two-characters!")
                        .build()) {
            assertThat(zoom.provider()).isEqualTo("zoom");
            assertThat(video.provider()).isEqualTo("zoom-video");
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {ZoomMeeting.class, ZoomParticipant.class, ZoomVideoSession.class, ZoomVideoParticipant.class})
    void values_equalsAndHashCode_coverEveryField(Class<?> value) {
        EqualsVerifier.forClass(value).verify();
    }
}
