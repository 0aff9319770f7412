package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.ProviderDocument;
import io.unisession.RetryPolicy;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionClientBuilder;
import io.unisession.bandwidth.Bandwidth;
import io.unisession.error.SessionException;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeResponse;
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

/** A descriptor makes the same sessions of the same responses as a provider in Java: the vocabulary is enough. */
class SameAsInJavaTest {
    private final FakeBandwidth bandwidth = FakeBandwidth.start();
    private final FakeVideoSdk videoSdk = FakeVideoSdk.start();

    private SessionClientBuilder<?, ?> bandwidthInJava() {
        return to(
                bandwidth,
                Bandwidth.builder().credentials(bandwidth.accountId(), bandwidth.username(), bandwidth.password()));
    }

    private SessionClientBuilder<?, ?> bandwidthByDescriptor() {
        return to(
                bandwidth,
                GenericSessions.builder(Described.bandwidth())
                        .setting("BW_ACCOUNT_ID", bandwidth.accountId())
                        .setting("BW_USERNAME", bandwidth.username())
                        .setting("BW_PASSWORD", bandwidth.password()));
    }

    private SessionClientBuilder<?, ?> videoSdkInJava() {
        return to(videoSdk, VideoSdk.builder().credentials(videoSdk.apiKey(), videoSdk.secretKey()));
    }

    private SessionClientBuilder<?, ?> videoSdkByDescriptor() {
        return to(
                videoSdk,
                GenericSessions.builder(Described.videoSdk())
                        .setting("VIDEOSDK_API_KEY", videoSdk.apiKey())
                        .setting("VIDEOSDK_SECRET_KEY", videoSdk.secretKey()));
    }

    private static SessionClientBuilder<?, ?> to(FakeService service, SessionClientBuilder<?, ?> builder) {
        builder.baseUrl(service.baseUrl().toString());
        builder.retryPolicy(RetryPolicy.none());
        return builder;
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
            Supplier<SessionClientBuilder<?, ?>> inJava,
            Supplier<SessionClientBuilder<?, ?>> byDescriptor) {
        return bodies.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Optional<Session> expected = session(inJava.get(), service, bodies.body(name));
                    Optional<Session> actual = session(byDescriptor.get(), service, bodies.body(name));
                    assertThat(actual).isEqualTo(expected);
                }));
    }

    /** Nothing in a session, nor in what a provider keeps of its own, may come from memory that is used again. */
    @TestFactory
    Stream<DynamicTest> everyDocumentedBody_isTheSameSession_withoutRaw() {
        return Stream.concat(
                Stream.<Supplier<SessionClientBuilder<?, ?>>>of(this::bandwidthInJava, this::bandwidthByDescriptor)
                        .flatMap(client -> sameWithoutRaw(DocumentedBodies.bandwidth(), bandwidth, client)),
                Stream.<Supplier<SessionClientBuilder<?, ?>>>of(this::videoSdkInJava, this::videoSdkByDescriptor)
                        .flatMap(client -> sameWithoutRaw(DocumentedBodies.videoSdk(), videoSdk, client)));
    }

    private Stream<DynamicTest> sameWithoutRaw(
            DocumentedBodies bodies, FakeService service, Supplier<SessionClientBuilder<?, ?>> builder) {
        return bodies.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Optional<Session> expected = session(builder.get(), service, bodies.body(name));
                    SessionClientBuilder<?, ?> withoutRaw = builder.get();
                    withoutRaw.keepRaw(false);
                    try (SessionClient client = (SessionClient) withoutRaw.build()) {
                        Optional<Session> actual = session(client, service, bodies.body(name));
                        // Long enough to overwrite it, and short enough for the same memory.
                        session(client, service, "\"" + "x".repeat(8_000) + "\"");
                        assertThat(actual)
                                .usingRecursiveComparison()
                                .ignoringFieldsOfTypes(ProviderDocument.class)
                                .isEqualTo(expected);
                    }
                }));
    }

    /** Empty where the body is none of a session. */
    private static Optional<Session> session(SessionClientBuilder<?, ?> builder, FakeService service, String body) {
        try (SessionClient client = (SessionClient) builder.build()) {
            return session(client, service, body);
        }
    }

    private static String idIn(SessionClient client, String body) {
        Descriptor descriptor = client.provider().equals("bandwidth") ? Described.bandwidth() : Described.videoSdk();
        return DryRun.of(descriptor, "getSession", body).findings().stream()
                .filter(finding -> finding.field().equals("id"))
                .flatMap(finding -> finding.value().stream())
                .findFirst()
                .orElse("any");
    }

    private static Optional<Session> session(SessionClient client, FakeService service, String body) {
        service.enqueue(FakeResponse.json(200, body));
        try {
            return Optional.of(client.getSession(idIn(client, body)));
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
                            videoSdkByDescriptor(),
                            videoSdk,
                            DocumentedBodies.videoSdk().body(name))
                    .orElseThrow();
            assertThat(session.participants()).as(name).isNotEmpty();
        }
        assertThat(session(
                                bandwidthByDescriptor(),
                                bandwidth,
                                DocumentedBodies.bandwidth().body("get-session"))
                        .orElseThrow()
                        .participants())
                .hasSize(2);
    }
}
