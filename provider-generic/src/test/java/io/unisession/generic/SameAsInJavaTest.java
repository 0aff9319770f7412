package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionClientBuilder;
import io.unisession.bandwidth.Bandwidth;
import io.unisession.error.SessionException;
import io.unisession.http.RetryPolicy;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeAnswer;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.VideoSdk;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A descriptor makes the same sessions of the same answers as a provider in Java: the vocabulary is enough. */
class SameAsInJavaTest {
    private final FakeBandwidth bandwidth = FakeBandwidth.start();
    private final FakeVideoSdk videoSdk = FakeVideoSdk.start();

    private SessionClient bandwidthInJava() {
        return built(
                Bandwidth.builder().credentials(bandwidth.accountId(), bandwidth.username(), bandwidth.password()),
                bandwidth);
    }

    private SessionClient bandwidthByDescriptor() {
        return built(
                GenericSessions.builder(Described.bandwidth())
                        .setting("BW_ACCOUNT_ID", bandwidth.accountId())
                        .setting("BW_USERNAME", bandwidth.username())
                        .setting("BW_PASSWORD", bandwidth.password()),
                bandwidth);
    }

    private SessionClient videoSdkInJava() {
        return built(VideoSdk.builder().credentials(videoSdk.apiKey(), videoSdk.secretKey()), videoSdk);
    }

    private SessionClient videoSdkByDescriptor() {
        return built(
                GenericSessions.builder(Described.videoSdk())
                        .setting("VIDEOSDK_API_KEY", videoSdk.apiKey())
                        .setting("VIDEOSDK_SECRET_KEY", videoSdk.secretKey()),
                videoSdk);
    }

    private static SessionClient built(SessionClientBuilder<?, ?> builder, FakeService service) {
        builder.baseUrl(service.baseUrl().toString());
        builder.retryPolicy(RetryPolicy.none());
        return (SessionClient) builder.build();
    }

    @TestFactory
    Stream<DynamicTest> bandwidth_everyDocumentedBody_isTheSameSession() {
        return same(DocumentedBodies.bandwidth(), bandwidth, this::bandwidthInJava, this::bandwidthByDescriptor);
    }

    @TestFactory
    Stream<DynamicTest> videoSdk_everyDocumentedBody_isTheSameSession() {
        return same(DocumentedBodies.videoSdk(), videoSdk, this::videoSdkInJava, this::videoSdkByDescriptor);
    }

    private Stream<DynamicTest> same(
            DocumentedBodies bodies,
            FakeService service,
            Supplier<SessionClient> inJava,
            Supplier<SessionClient> byDescriptor) {
        return bodies.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Optional<Session> expected = session(inJava, service, bodies.body(name));
                    Optional<Session> actual = session(byDescriptor, service, bodies.body(name));
                    assertThat(actual).isEqualTo(expected);
                }));
    }

    /** Empty where the body is none of a session. */
    private static Optional<Session> session(Supplier<SessionClient> clients, FakeService service, String body) {
        service.answerNext(FakeAnswer.json(200, body));
        try (SessionClient client = clients.get()) {
            return Optional.of(client.getSession("any"));
        } catch (SessionException unusable) {
            return Optional.empty();
        }
    }

    /** Lest all of them be equal because none is a session. */
    @Test
    void bodies_ofSessions_areSessions() {
        for (String name : List.of(
                "v2-fetch-session-using-sessionid",
                "v2-fetch-active-participants",
                "v2-fetch-sessions",
                "v2-end-session",
                "v1-get-session-details")) {
            Session session = session(
                            this::videoSdkByDescriptor,
                            videoSdk,
                            DocumentedBodies.videoSdk().body(name))
                    .orElseThrow();
            assertThat(session.participants()).as(name).isNotEmpty();
        }
        assertThat(session(
                                this::bandwidthByDescriptor,
                                bandwidth,
                                DocumentedBodies.bandwidth().body("get-session"))
                        .orElseThrow()
                        .participants())
                .hasSize(2);
    }
}
