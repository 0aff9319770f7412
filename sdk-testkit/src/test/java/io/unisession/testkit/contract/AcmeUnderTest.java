package io.unisession.testkit.contract;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.SessionStatus;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.testkit.FakeService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link Acme} as it is described to the contract. */
record AcmeUnderTest(Defect defect) implements ProviderUnderTest {
    @Override
    public FakeService startService() {
        FakeAcme fake = new FakeAcme();
        fake.add(body());
        return fake;
    }

    @Override
    public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
        return Acme.builder(defect)
                .setting("ACME_KEY", FakeAcme.KEY)
                .baseUrl(service.baseUrl().toString());
    }

    @Override
    public String body() {
        return "{\"id\":\"c-1\",\"room\":\"hall\",\"state\":\"open\",\"started\":\"2026-02-01T09:00:00Z\",\"ended\":null,"
                + "\"people\":[{\"id\":\"ada\",\"joined\":\"2026-02-01T09:01:00Z\",\"left\":\"2026-02-01T09:30:00Z\"}]}";
    }

    @Override
    public Session expected() {
        return Session.builder("acme")
                .id("c-1")
                .roomId("hall")
                .status(SessionStatus.ACTIVE)
                .providerStatus("open")
                .startedAt(Instant.parse("2026-02-01T09:00:00Z"))
                .participants(List.of(Participant.builder("ada")
                        .intervals(List.of(Interval.of(
                                Instant.parse("2026-02-01T09:01:00Z"), Instant.parse("2026-02-01T09:30:00Z"))))
                        .build()))
                .build();
    }

    @Override
    public String idPointer() {
        return "/id";
    }

    @Override
    public Optional<String> statusPointer() {
        return Optional.of("/state");
    }

    @Override
    public String errorBody(String message) {
        return "{\"message\":\"" + message + "\"}";
    }

    @Override
    public Set<Class<? extends Capability>> capabilities() {
        return Set.of(
                SessionListing.class,
                ParticipantListing.class,
                SessionEnding.class,
                SessionDeletion.class,
                ParticipantRemoval.class,
                JoinTokens.class);
    }

    @Override
    public ListShape listShape(Class<? extends Capability> listing) {
        return listing == SessionListing.class
                ? ListShape.builder("/calls")
                        .pageParameter(defect == Defect.WRONG_SHAPE ? "page" : "after")
                        .total("/total")
                        .nextLink("/next")
                        .build()
                : ListShape.builder("/people")
                        .pageParameter("cursor")
                        .total("/total")
                        .more("/more")
                        .nextCursor("/cursor")
                        .build();
    }

    @Override
    public List<String> secrets(FakeService service) {
        return List.of(FakeAcme.KEY);
    }

    @Override
    public String beginSession(FakeService service) {
        return beginSessionIn(service, "usual-room");
    }

    @Override
    public String beginSessionIn(FakeService service, String room) {
        return ((FakeAcme) service).begin(room);
    }
}
