package io.unisession.zoom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.RateLimitedException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.zoom.FakeZoom;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorsTest {
    private static final String UUID = "aDYlohsHRtCd4ii1uC2+hA==";

    private final ClientAndFake zoom = new ClientAndFake();
    private final FakeZoom fake = zoom.fake();
    private final ZoomClient client = zoom.client();

    @AfterEach
    void close() {
        zoom.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(400, "error-400-not-host.json", PermissionDeniedException.class, "3003"),
                Arguments.of(400, "error-400-page-token.json", InvalidRequestException.class, "300"),
                Arguments.of(400, "error-400-scopes.json", PermissionDeniedException.class, "4711"),
                Arguments.of(400, "error-400-validation.json", InvalidRequestException.class, "300"),
                Arguments.of(400, "error-400-year.json", NotFoundException.class, "12702"),
                Arguments.of(401, "error-401-expired.json", AuthenticationException.class, "124"),
                Arguments.of(404, "error-404-meeting.json", NotFoundException.class, "3001"),
                Arguments.of(404, "error-404-no-recording.json", NotFoundException.class, "3301"),
                Arguments.of(404, "error-404-user.json", NotFoundException.class, "1001"),
                Arguments.of(429, "error-429-daily.json", RateLimitedException.class, "429"),
                Arguments.of(429, "error-429-qps.json", RateLimitedException.class, "429"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void endSession_documentedError_becomesItsException(
            int status, String fixture, Class<? extends ApiException> type, String code) {
        FakeResponse response =
                FakeResponse.json(status, Fixtures.body(fixture)).withHeader("x-zm-trackingid", "v=2.0;clid=7");
        fake.enqueue(response);
        if (status == 401) {
            // Sent once more with another token.
            fake.enqueue(response);
        }

        ApiException failure = catchThrowableOfType(ApiException.class, () -> client.endSession("86400000001"));

        assertThat(failure).isExactlyInstanceOf(type);
        assertThat(failure.providerCode()).contains(code);
        assertThat(failure.requestId()).contains("v=2.0;clid=7");
    }

    @Test
    void missingScope_isNamed() {
        fake.lackScope("meeting:read:past_meeting:admin");

        assertThatThrownBy(() -> client.getSession(UUID))
                .isExactlyInstanceOf(PermissionDeniedException.class)
                .hasMessage(
                        "zoom getSession failed: HTTP 400 permission denied: \"Invalid access token, does not contain"
                                + " scopes:[meeting:read:past_meeting:admin].\"; check the scopes of the app and the plan of the"
                                + " account");
    }

    @Test
    void expiredHistory_isNotFoundAndSaysSo() {
        fake.addEndedMeeting(Fixtures.body("meeting-past-detail.json"));

        assertThatThrownBy(() -> client.getSession("4444AAAiAAAAAiAiAiiAii=="))
                .isExactlyInstanceOf(NotFoundException.class)
                .hasMessageContaining("\"Can not access a meeting a year ago.\"");
    }

    @Test
    void unknownMeeting_saysWhatItCanBe() {
        assertThatThrownBy(() -> client.getSession(UUID))
                .isExactlyInstanceOf(NotFoundException.class)
                .hasMessage(
                        "zoom getSession failed: HTTP 404 not found: \"Meeting does not exist: " + UUID
                                + ".\"; the meeting may have been deleted, belong to another account, or have ended more than a year ago");
    }

    @Test
    void dailyLimit_hasTheTimeUntilItEndsAndItsLabels() {
        fake.addEndedMeeting(Fixtures.body("meeting-past-detail.json").replace("2021", "2026"));
        fake.limitPerDay("Light", 1);
        client.getSession("4444AAAiAAAAAiAiAiiAii==");

        RateLimitedException failure =
                catchThrowableOfType(RateLimitedException.class, () -> client.getSession("4444AAAiAAAAAiAiAiiAii=="));

        assertThat(failure.retryAfter()).contains(Duration.ofHours(16));
        assertThat(failure.responseHeaders())
                .containsEntry("X-RateLimit-Category", "Light")
                .containsEntry("X-RateLimit-Type", "Daily-limit");
    }

    @Test
    void limitPerSecond_hasTheTimeUntilItEnds() {
        fake.limitPerSecond("Light", 0);

        RateLimitedException failure = catchThrowableOfType(RateLimitedException.class, () -> client.getSession(UUID));

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));
    }

    @Test
    void token_isFetchedOnceAndAgainBeforeItExpires() {
        fake.addEndedMeeting(Fixtures.body("meeting-past-detail.json").replace("2021", "2026"));
        for (int call = 0; call < 3; call++) {
            client.getSession("4444AAAiAAAAAiAiAiiAii==");
        }
        assertThat(fake.tokenService().requests()).singleElement().satisfies(request -> {
            assertThat(request.body()).isEqualTo("grant_type=account_credentials&account_id=made-up-account");
            assertThat(request.header("Content-Type").orElseThrow()).startsWith("application/x-www-form-urlencoded");
            assertThat(request.rawQuery()).isEmpty();
        });

        zoom.clock().advance(Duration.ofMinutes(59));
        client.getSession("4444AAAiAAAAAiAiAiiAii==");
        assertThat(fake.tokenService().requestCount()).isEqualTo(2);
    }

    @Test
    void token_documentedBody_isAccepted() {
        fake.tokenService().enqueue(FakeResponse.json(200, Fixtures.body("token.json")));

        assertThatThrownBy(() -> client.getSession(UUID)).isInstanceOf(NotFoundException.class);
        assertThat(fake.requests().get(0).header("Authorization")).contains("Bearer MADE-UP-ACCESS-TOKEN");
    }

    @Test
    void token_revoked_isReplacedOnce() {
        fake.addEndedMeeting(Fixtures.body("meeting-past-detail.json").replace("2021", "2026"));
        client.getSession("4444AAAiAAAAAiAiAiiAii==");
        fake.revokeTokens();
        zoom.clock().advance(Duration.ofSeconds(1));

        client.getSession("4444AAAiAAAAAiAiAiiAii==");

        assertThat(fake.tokenService().requestCount()).isEqualTo(2);
    }

    @Test
    void wrongSecret_isReportedByTheTokenEndpoint() {
        try (ZoomClient stranger =
                zoom.client(builder -> builder.credentials(fake.accountId(), fake.clientId(), "another-secret"))) {
            assertThatThrownBy(() -> stranger.getSession(UUID))
                    .isExactlyInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("Invalid client_id or client_secret")
                    .hasMessageNotContaining("another-secret");
        }
        assertThat(fake.requestCount()).isZero();
    }
}
