package io.unisession.generic;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.SessionStatus;
import io.unisession.capability.Capability;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.contract.ListShape;
import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.contract.SessionProviderContract;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** VideoSDK's version 2 by a descriptor is a provider like any other. */
class DescribedVideoSdkContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new DescribedVideoSdk();
    }

    private static final class DescribedVideoSdk implements ProviderUnderTest {
        /** It stands still, so that every client signs the same token, and the contract knows what to look for. */
        private final FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");

        @Override
        public FakeService startService() {
            FakeVideoSdk fake = FakeVideoSdk.builder().clock(clock).start();
            fake.addSession(body());
            return fake;
        }

        @Override
        public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
            FakeVideoSdk fake = (FakeVideoSdk) service;
            return GenericSessions.builder(Described.videoSdk())
                    .setting("VIDEOSDK_API_KEY", fake.apiKey())
                    .setting("VIDEOSDK_SECRET_KEY", fake.secretKey())
                    .timing(clock.timing())
                    .baseUrl(fake.baseUrl().toString());
        }

        @Override
        public String body() {
            return DocumentedBodies.videoSdk().body("v2-fetch-session-using-sessionid");
        }

        @Override
        public Session expected() {
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
                            .intervals(List.of(Interval.of(
                                    Instant.parse("2022-02-22T07:26:44.465Z"),
                                    Instant.parse("2022-02-22T07:48:32.553Z"))))
                            .build()))
                    .build();
        }

        @Override
        public String idPointer() {
            return "/id";
        }

        @Override
        public Optional<String> statusPointer() {
            return Optional.of("/status");
        }

        @Override
        public ListShape listShape(Class<? extends Capability> listing) {
            return ListShape.builder(listing == ParticipantListing.class ? "/data/participants" : "/data")
                    .pageParameter("page")
                    .total("/pageInfo/total")
                    .lastPage("/pageInfo/lastPage")
                    .build();
        }

        @Override
        public Set<Class<? extends Capability>> capabilities() {
            return Set.of(
                    ParticipantListing.class, ParticipantRemoval.class, SessionEnding.class, SessionListing.class);
        }

        @Override
        public String errorBody(String message) {
            return "{\"statusCode\":400,\"error\":\"" + message + "\"}";
        }

        @Override
        public Set<Integer> notFoundStatuses() {
            return Set.of(402, 404);
        }

        /** The key is never sent: a service cannot quote it, as the contract lets it do with what is. */
        @Override
        public List<String> secrets(FakeService service) {
            return List.of();
        }

        @Override
        public String beginSession(FakeService service) {
            return beginSessionIn(service, "weekly-planning");
        }

        @Override
        public String beginSessionIn(FakeService service, String room) {
            FakeVideoSdk fake = (FakeVideoSdk) service;
            String roomId = fake.createRoom(room);
            fake.joinParticipant(roomId, "priya", "Priya Raman");
            return fake.joinParticipant(roomId, "tomas", "Tomas Novak");
        }
    }
}
