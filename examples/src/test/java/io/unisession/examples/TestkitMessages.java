package io.unisession.examples;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.capability.Capability;
import io.unisession.capability.SessionListing;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.InMemoryProvider;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.util.Set;

/** The messages of the test providers. */
final class TestkitMessages {
    private final Messages messages;

    TestkitMessages(Messages messages) {
        this.messages = messages;
    }

    void all() {
        messages.group("Test providers");
        inMemory();
        responses();
        services();
    }

    private void inMemory() {
        InMemoryProvider provider = InMemoryProvider.create("videosdk");
        SessionClient client = provider.client();
        messages.failureOf("in memory, an unknown session", () -> client.getSession("s-1"));
        messages.failureOf(
                "in memory, a cursor of another list",
                () -> client
                        .require(SessionListing.class)
                        .listSessions(SessionQuery.all(), PageRequest.first().startingAt("abc"), CallOptions.defaults())
                        .stream()
                        .toList());
        messages.failureOf(
                "in memory, a session of another provider",
                () -> provider.add(Session.builder("zoom").id("s-1").build()));
        messages.failureOf(
                "in memory, pages without items",
                () -> InMemoryProvider.builder("videosdk").pageSize(0));
        messages.failureOf(
                "in memory, a capability that is not neutral",
                () -> InMemoryProvider.builder("videosdk").capabilities(Set.of(OwnCapability.class)));
    }

    /** A capability of one provider. */
    private interface OwnCapability extends Capability {}

    private void responses() {
        messages.failureOf("a status that HTTP does not have", () -> FakeResponse.json(700, "{}"));
        messages.failureOf("an empty body, truncated", () -> FakeResponse.truncated(200, ""));
        messages.failureOf(
                "a header of a response that is not sent",
                () -> FakeResponse.reset().withHeader("A", "b"));
        messages.failureOf(
                "an unknown documented body", () -> DocumentedBodies.bandwidth().body("lesson"));
    }

    private void services() {
        try (FakeVideoSdk videoSdk = FakeVideoSdk.start();
                FakeBandwidth bandwidth = FakeBandwidth.start();
                FakeTenbyte tenbyte = FakeTenbyte.start()) {
            messages.failureOf("a certificate without TLS", videoSdk::certificate);
            messages.failure("videosdk, a session that is not JSON", () -> videoSdk.addSession("lesson"));
            messages.failure("videosdk, a session without an id", () -> videoSdk.addSession("{}"));
            messages.failure("videosdk, leaving an empty room", () -> videoSdk.leaveParticipant("physics", "priya"));
            videoSdk.joinParticipant("physics", "priya", "Priya");
            messages.failureOf("videosdk, joining twice", () -> videoSdk.joinParticipant("physics", "priya", "Priya"));
            messages.failure("videosdk, leaving as someone else", () -> videoSdk.leaveParticipant("physics", "tomas"));
            messages.failureOf("bandwidth, joining an unknown session", () -> bandwidth.joinParticipant("s-1"));
            messages.failure("tenbyte, an unknown session", () -> tenbyte.goLive("s-1"));
        }
    }
}
